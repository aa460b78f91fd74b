# AEF Fields. `make demo` and `make test` install what they need on a bare Debian machine.
PLUGIN  := aef_fields
PYTHON  ?= /usr/bin/python3
CACHE   ?= $(HOME)/.cache/aef_fields
PROFILE ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default
SUDO    := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
export PIP_RETRIES ?= 0
export PIP_DISABLE_PIP_VERSION_CHECK = 1

APT := qgis python3-qgis qgis-providers python3-venv xvfb xauth xdotool imagemagick

# The environments lie outside the clone under a hash of what they hold, so that
# a fresh clone finds them again and a changed pin makes a new one.
hash     = $(shell cat $(1) | sha256sum | cut -c1-12)
CORE_REQ := core/requirements-cpu.txt tests/requirements.txt
QGIS_REQ := tests/requirements-qgis.txt
CORE_ENV := $(CACHE)/venv-$(call hash,$(CORE_REQ))
QGIS_ENV := $(CACHE)/venv-qgis-$(call hash,$(QGIS_REQ))

.PHONY: help env apt
help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

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

env: $(CORE_ENV)/ready $(QGIS_ENV)/ready ## the worker's environment (.venv) and that of the QGIS tests
	@ln -sfn $(CORE_ENV) .venv
	@ln -sfn $(QGIS_ENV) .venv-qgis
