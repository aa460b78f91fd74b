# AEF Fields. `make demo` and `make test` install what they need on a bare Debian machine.
PLUGIN  := aef_fields
PYTHON  ?= /usr/bin/python3
CACHE   ?= $(HOME)/.cache/aef_fields
PROFILE ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default
SUDO    := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
export PIP_RETRIES ?= 0
export PIP_DISABLE_PIP_VERSION_CHECK = 1

APT := qgis python3-qgis qgis-providers python3-venv xvfb xauth xdotool imagemagick \
  libegl1 libgl1 libxkbcommon0 libdbus-1-3 debootstrap debian-archive-keyring

# The environments lie outside the clone under a hash of what they hold, so that
# a fresh clone finds them again and a changed pin makes a new one.
hash     = $(shell cat $(1) | sha256sum | cut -c1-12)
CORE_REQ := core/requirements-cpu.txt tests/requirements.txt
QGIS_REQ := tests/requirements-qgis.txt
CORE_ENV := $(CACHE)/venv-$(call hash,$(CORE_REQ))
QGIS_ENV := $(CACHE)/venv-qgis-$(call hash,$(QGIS_REQ))
QT6_REQ  := tests/requirements-qt6.txt
QT6_ENV  := $(CACHE)/venv-qt6-$(call hash,$(QT6_REQ))

.PHONY: help env apt
help: ## what can be made
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 22

apt:
	@missing=$$(for p in $(APT); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q ' installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  echo "Installing from apt: $$missing"; \
	  $(SUDO) apt-get update -q && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
	fi

$(CORE_ENV)/ready: | apt
	rm -rf $(@D) && $(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install -q $(addprefix -r ,$(CORE_REQ))
	touch $@

$(QGIS_ENV)/ready: | apt
	rm -rf $(@D) && $(PYTHON) -m venv --system-site-packages $(@D)
	$(@D)/bin/pip install -q -r $(QGIS_REQ)
	touch $@

$(QT6_ENV)/ready: | apt
	rm -rf $(@D) && $(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install -q -r $(QT6_REQ)
	touch $@

env: $(CORE_ENV)/ready $(QGIS_ENV)/ready ## the worker's environment (.venv) and that of the QGIS tests
	@ln -sfn $(CORE_ENV) .venv
	@ln -sfn $(QGIS_ENV) .venv-qgis

.PHONY: ablation ablation-spatial bench-apart bench-simulator bench-quality bench-unseen bench-evidence bench-quantities bench-speed bench-size golden demo run test lint test-core test-desktop test-gui test-qt6 package check-package bench-change
.PHONY: test-lts test-sid test-windows test-environment test-environment-lts link sample screenshots translations train
AEF    := AEF_PYTHON="$(CURDIR)/.venv/bin/python"
QPY    := .venv-qgis/bin/python
PYTEST := -m pytest -q -p no:cacheprovider

demo: env ## the main job on the bundled sample in headless QGIS
	$(AEF) QT_QPA_PLATFORM=offscreen $(QPY) scripts/demo.py

run: env ## QGIS with the plugin, and the demo's project if it is there
	$(QPY) scripts/profile.py build/qgis
	$(AEF) qgis --nologo --noversioncheck --profiles-path "$(CURDIR)/build/qgis" $(addprefix --project ,$(wildcard build/demo/demo.qgz))

# Three suites at a time on two cores, since each waits for a third of its time. What a suite says
# comes in one piece when it has ended; one that fails stops no other but fails the whole.
ifneq ($(filter test,$(MAKECMDGOALS)),)
MAKEFLAGS += -j3 --keep-going --output-sync=target
$(info Three suites run at a time; what each says comes when it has ended.)
endif
test-core test-desktop test-gui check-package test-lts test-sid: export OMP_NUM_THREADS = 1

# The longest first.
test: test-core test-desktop lint check-package test-gui test-qt6 ## everything that CI runs on this QGIS

lint: env ## style, types, security, secrets
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/bandit -q -r core aef_qgis __init__.py
	git ls-files -z | xargs -0 .venv/bin/detect-secrets-hook --baseline .secrets.baseline

test-core: env ## the worker, without QGIS
	.venv/bin/python $(PYTEST) -p no:pytest_qgis tests/core

test-desktop: env ## the plugin in headless QGIS
	$(AEF) QT_QPA_PLATFORM=offscreen $(QPY) $(PYTEST) tests/desktop

test-environment: env ## the worker's environment made by the plugin for real: downloads 0.3 GB
	AEF_REAL_ENVIRONMENT=1 QT_QPA_PLATFORM=offscreen $(QPY) $(PYTEST) -s tests/desktop/test_environment_maker.py -k for_real

test-gui: env ## a real window under Xvfb
	$(AEF) $(QPY) $(PYTEST) -p no:pytest_qgis tests/gui

test-qt6: $(QT6_ENV)/ready ## every name of Qt that the plugin says, looked up in PyQt6
	$(QT6_ENV)/bin/python $(PYTEST) tests/qt6

SHIP := __init__.py metadata.txt LICENSE README.md CHANGELOG.md CONTRIBUTING.md .secrets.baseline aef_qgis core resources $(shell git ls-files docs | cut -d/ -f1 | uniq)

package: ## build/aef_fields.zip, from what is committed
	@mkdir -p build
	@if [ -n "$(RELEASE)" ] && grep -qE 'AUTHOR|example\.org' metadata.txt; then \
	  echo "metadata.txt still holds placeholders: author, e-mail, tracker and repository." >&2; exit 1; fi
	git archive --format=zip --prefix=$(PLUGIN)/ -o build/$(PLUGIN).zip HEAD -- $(SHIP)
	@ls -l build/$(PLUGIN).zip

check-package: package env ## the zip as plugins.qgis.org would look at it, and at work in an empty profile
	$(AEF) .venv/bin/python $(PYTEST) -p no:pytest_qgis tests/package

# The QGIS of another Debian, in a root that lies in the cache (chroot and mount: needs root).
OTHER  = $(if $(SUDO),sudo) env CACHE="$(CACHE)" scripts/qgis_root.sh
define other_tests
	$(OTHER) $(1) sh -c 'QT_QPA_PLATFORM=offscreen python3 $(PYTEST) tests/desktop && \
	  python3 $(PYTEST) -p no:pytest_qgis tests/gui tests/package/test_installed.py tests/core/test_golden.py'
endef

test-lts: package env ## the QGIS tests on QGIS 3.40 (Debian trixie)
	$(call other_tests,trixie)

test-environment-lts: env ## the same as test-environment on QGIS 3.40
	$(OTHER) trixie sh -c 'AEF_REAL_ENVIRONMENT=1 QT_QPA_PLATFORM=offscreen \
	  python3 $(PYTEST) -s tests/desktop/test_environment_maker.py -k for_real'

test-sid: package env ## the QGIS tests on the newest QGIS that Debian has
	$(call other_tests,sid)

test-windows: env ## what the worker does with Windows' files, paths and pipes: its own Python, under Wine
	$(if $(SUDO),sudo) env CACHE="$(CACHE)" scripts/wine.sh

link: ## this clone as a plugin of your QGIS profile
	mkdir -p "$(PROFILE)/python/plugins"
	ln -sfn "$(CURDIR)" "$(PROFILE)/python/plugins/$(PLUGIN)"

SHOTS = $(CURDIR)/build/screenshots
screenshots: demo ## the pictures of README and manual anew, from a real window under Xvfb
	rm -rf $(SHOTS) && $(QPY) scripts/profile.py $(SHOTS)/qgis
	$(AEF) AEF_SHOTS=$(SHOTS) xvfb-run -a -s "-screen 0 1400x900x24" qgis --nologo --noversioncheck \
	  --profiles-path $(SHOTS)/qgis --code scripts/screenshots.py
	@grep -qx done $(SHOTS)/log.txt || { cat $(SHOTS)/log.txt; exit 1; }
	for shot in $(SHOTS)/*.png build/demo/demo.png; do convert $$shot -strip -colors 220 PNG8:docs/images/$$(basename $$shot); done

sample: env ## make resources/sample again from its seed
	.venv/bin/python -c "from pathlib import Path; from core.simulate.sample import write_sample; write_sample(Path('resources/sample'))"

golden: env ## store what the bundled weights give on the sample, for new weights
	AEF_GOLDEN=write OMP_NUM_THREADS=1 .venv/bin/python $(PYTEST) -p no:pytest_qgis tests/core/test_golden.py

translations: ## the strings of aef_qgis into resources/translations, and what is not translated yet
	@command -v lrelease >/dev/null || $(SUDO) apt-get install -qy --no-install-recommends qttools5-dev-tools
	$(PYTHON) scripts/translations.py

bench-speed: env ## pixels per second of the encoder and of `embed` beside what the machine can do
	.venv/bin/python tests/bench/speed.py $(BENCH)
	.venv/bin/python tests/bench/speed_heads.py

bench-size: env ## memory and time per pixel of `embed` up to 8,000²: needs 12 GB of disk
	.venv/bin/python tests/bench/speed.py --size $(BENCH)

bench-quality: env ## few-shot accuracy beside composites, on ../shared/data
	.venv/bin/python tests/bench/quality.py $(BENCH)

bench-unseen: env ## the same on sets left out of training, an hour or more the first time
	.venv/bin/python tests/bench/unseen.py $(BENCH)

bench-apart: env ## how far the places that are scored lie from those that were trained on; fails within 5 km
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/apart.py $(BENCH)

bench-change: env ## look-alikes, combined embeddings and change detection, beside what is simpler
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/change.py $(BENCH)

bench-evidence: env ## accuracy under each split, and how often intervals of areas and accuracy hold, on ../shared/data
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/evidence.py
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/promises.py $(BENCH)
	.venv/bin/python tests/bench/many_labels.py

bench-simulator: env ## how well simulated series are told from real ones, on ../shared/data: docs/simulator.md
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/simulator_realism.py
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/simulator_years.py
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/simulator_moments.py
	OMP_NUM_THREADS=1 .venv/bin/python tests/bench/slopes.py

bench-quantities: env ## quantities from sparse points, each method's error and intervals, on ../shared/data
	.venv/bin/python tests/bench/quantities.py $(BENCH)

ablation: env ## what each part of the training contributes on places never seen; hours
	OMP_NUM_THREADS=1 .venv/bin/python training/ablation.py $(BENCH)

ablation-spatial: env ## what the spatial path and its pyramid contribute on scenes never seen; half an hour
	OMP_NUM_THREADS=1 .venv/bin/python training/spatial.py $(BENCH)

train: env ## train the bundled checkpoints from scratch, with ../shared/data; stopped, it goes on
	OMP_NUM_THREADS=1 .venv/bin/python training/pretrain.py resources/checkpoints/small.safetensors
	OMP_NUM_THREADS=1 .venv/bin/python training/pretrain.py resources/checkpoints/nano.safetensors --size nano --steps 20000
