"""AEF Fields: satellite embeddings and honest maps in QGIS."""


def classFactory(iface):  # noqa: N802 - QGIS asks for this name
    """Return the plugin; nothing else is imported before QGIS asks."""
    from .aef_qgis.plugin import AefPlugin

    return AefPlugin(iface)
