<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>AefFields</name>
    <message>
      <source> minutes</source>
      <translation> minutos</translation>
    </message>
    <message>
      <source> or newer</source>
      <translation> o posterior</translation>
    </message>
    <message>
      <source> · cloud mask</source>
      <translation> · máscara de nubes</translation>
    </message>
    <message>
      <source> · looking at {}…</source>
      <translation> · examinando {}…</translation>
    </message>
    <message>
      <source> · {} can't be used</source>
      <translation> · {} no utilizables</translation>
    </message>
    <message>
      <source>&amp;Area</source>
      <translation>Á&amp;rea</translation>
    </message>
    <message>
      <source>&amp;Cancel run</source>
      <translation>Ca&amp;ncelar la ejecución</translation>
    </message>
    <message>
      <source>&amp;Encoder</source>
      <translation>&amp;Codificador</translation>
    </message>
    <message>
      <source>&amp;For</source>
      <translation>&amp;Para</translation>
    </message>
    <message>
      <source>&amp;Frames: the dated images that go in</source>
      <translation>&amp;Imágenes: las imágenes con fecha que entran</translation>
    </message>
    <message>
      <source>&amp;Make it anew</source>
      <translation>&amp;Crear de nuevo</translation>
    </message>
    <message>
      <source>&amp;Make the environment</source>
      <translation>&amp;Crear el entorno</translation>
    </message>
    <message>
      <source>&amp;Or use a Python (3.10 or newer) that already has the packages:</source>
      <translation>&amp;O usar un Python (3.10 o posterior) que ya tenga los paquetes:</translation>
    </message>
    <message>
      <source>&amp;Output</source>
      <translation>&amp;Salida</translation>
    </message>
    <message>
      <source>&amp;Packages from</source>
      <translation>Pa&amp;quetes de</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Eliminar</translation>
    </message>
    <message>
      <source>&amp;Repair the environment</source>
      <translation>&amp;Reparar el entorno</translation>
    </message>
    <message>
      <source>&amp;Run in background</source>
      <translation>&amp;Ejecutar en segundo plano</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Usar este</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Crear un embedding&lt;/b&gt;&lt;br&gt;Resume un año de capas con fecha en 64 números por píxel.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.13 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;No se encontró ningún Python 3.10 a 3.13 con el módulo venv.&lt;/b&gt; Instale uno de python.org (en Debian y Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;) e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;El proceso de cálculo está listo.&lt;/b&gt; Se ejecuta en {}</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Falta algo antes de la primera ejecución&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the frames, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Capas con fecha&lt;/b&gt;: rásteres de distintas fechas (Sentinel-2, Sentinel-1, Landsat u otros). Un archivo puede contener todas las bandas de una fecha, una sola banda o muchas fechas. La fecha y la fuente se toman de lo que usted indique en la ventana de la barra de herramientas, del rango temporal de la capa, de los metadatos del archivo o de su nombre («S2_20180407.tif»).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifiesto&lt;/b&gt;: en lugar de capas, un archivo JSON que enumera las imágenes, que también pueden ser las carpetas en que se entregan los productos (.SAFE); tiene prioridad sobre las capas.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. Longer is better up to a point; 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minutos&lt;/b&gt;: cuánto tiempo practica. Más es mejor hasta cierto punto; 4 minutos bastan para una escena de unos pocos kilómetros cuadrados en un portátil.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Partir de&lt;/b&gt;: un checkpoint desde el que continuar. Vacío: el incluido, si lo hay; si no, desde cero.&lt;/p&gt;&lt;p&gt;El resultado es un checkpoint, un archivo para &lt;i&gt;Crear un embedding&lt;/i&gt;. Los embeddings de checkpoints distintos no se pueden comparar entre sí.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the frames.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Período de validez&lt;/b&gt;: el tiempo que debe describir el embedding; el inicio es su primer día y el fin el primer día posterior. Vacío: los últimos 365 días de las imágenes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: el codificador. Vacío: el que viene con el complemento. O un archivo creado por &lt;i&gt;Adaptar el codificador&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Formato numérico&lt;/b&gt;: int8 ocupa la cuarta parte y todas las herramientas de aquí lo conocen; float32 es para otros programas.&lt;/p&gt;&lt;p&gt;Al cancelar se conservan las teselas terminadas: si se ejecuta lo mismo de nuevo, continúa desde ahí.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as red, green and blue. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Una pantalla tiene tres colores y un embedding 64 dimensiones. Esta herramienta halla las tres direcciones en que más difieren los píxeles de este embedding y las muestra como rojo, verde y azul. Los píxeles de color parecido se comportan de forma parecida; los colores en sí no tienen significado y cambian de un embedding a otro.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Crear un embedding&lt;/i&gt; escribe por sí mismo una imagen así; use esta herramienta para embeddings de otro origen.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aplica lo que aprendió &lt;i&gt;Aprender de etiquetas&lt;/i&gt; a cada píxel de un embedding. El mapa lleva los nombres y colores de sus clases.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabezal&lt;/b&gt;: el archivo .aefhead que escribió &lt;i&gt;Aprender de etiquetas&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: aquel con el que aprendió el cabezal, u otro lugar u otro año del mismo codificador; un embedding de otro codificador se rechaza.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confianza&lt;/b&gt;: de 0 a 100 por píxel, con qué claridad destacó la clase. No es una exactitud: esa figura en el informe de &lt;i&gt;Aprender de etiquetas&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Apply&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto tries and takes the best. knn is good with very few labels, linear with few, forest with many.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aprende de lugares que usted conoce cómo es el resto del embedding. Bastan unos pocos polígonos por clase (de 5 a 10 está bien). El resultado es un &lt;i&gt;cabezal&lt;/i&gt;, un archivo pequeño para &lt;i&gt;Crear un mapa&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Etiquetas&lt;/b&gt;: polígonos o puntos en cualquier sistema de coordenadas. Si la capa está representada por categorías del campo de etiquetas, los nombres y colores de las clases salen de su leyenda.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tarea&lt;/b&gt;: classify para nombres o códigos, regress para cantidades como la biomasa.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Método&lt;/b&gt;: auto prueba y toma el mejor. knn va bien con muy pocas etiquetas, linear con pocas, forest con muchas.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Mantener juntos&lt;/b&gt;: un atributo como la finca o la parcela de muestreo. Los polígonos con el mismo valor se reservan juntos, para que los vecinos no hagan parecer la exactitud mejor de lo que es.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Informe&lt;/b&gt;: una página con la exactitud y la matriz de confusión. La exactitud se mide en polígonos enteros reservados, nunca en píxeles de polígonos aprendidos.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Use it where the bundled encoder does not know your region or sensor.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Hace que el codificador practique con sus propias capas antes de crear un embedding de ellas: aprende a predecir fechas que se le ocultan. Para una escena pequeña bastan unos minutos. Úselo donde el codificador incluido no conozca su región o su sensor.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster&lt;/i&gt; to see what there is, or with &lt;i&gt;Train&lt;/i&gt; and &lt;i&gt;Apply&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lee todas las fechas de un lugar y resume el año de cada píxel en 64 números: qué creció allí, cuándo estuvo verde, húmedo, desnudo o segado. Los lugares que se comportaron igual obtienen números parecidos, así que bastan pocas etiquetas para hacer un mapa.&lt;/p&gt;&lt;p&gt;El resultado es un ráster de 64 bandas y una imagen de él. Continúe con &lt;i&gt;Agrupar&lt;/i&gt; para ver qué hay, o con &lt;i&gt;Aprender de etiquetas&lt;/i&gt; y &lt;i&gt;Crear un mapa&lt;/i&gt; para cartografiar sus propias clases.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Ordena todos los píxeles de un embedding en grupos que se comportan igual. No necesita etiquetas y muestra enseguida qué puede distinguir un embedding: cultivos, tipos de bosque, agua, suelo construido. Los grupos tienen números, no nombres; qué son lo dice usted.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: el ráster de 64 bandas que escribió &lt;i&gt;Crear un embedding&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Número de grupos&lt;/b&gt;: vacío elige un número adecuado a los datos. Tome más que las clases que espera (el doble) y únalos después.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these frames first, for</source>
      <translation>A&amp;daptarlo primero a estas imágenes, durante</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>AEF Fields calcula en un entorno de Python propio, que aún no existe. {}</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields: entorno de cálculo</translation>
    </message>
    <message>
      <source>Accuracy on held-out labels</source>
      <translation>Exactitud en etiquetas reservadas</translation>
    </message>
    <message>
      <source>Adapt the encoder to a scene</source>
      <translation>Adaptar el codificador a una escena</translation>
    </message>
    <message>
      <source>Adapting the encoder</source>
      <translation>Adaptando el codificador</translation>
    </message>
    <message>
      <source>Add a folder of frames</source>
      <translation>Añadir una carpeta de imágenes</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>Añadir &amp;archivos…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>Añadir carpe&amp;ta…</translation>
    </message>
    <message>
      <source>Add frames</source>
      <translation>Añadir imágenes</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Todas</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Aplica un cabezal entrenado a un embedding: un mapa, y cuán seguro es cada píxel.</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Área (vacío: todo)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Cancelado.</translation>
    </message>
    <message>
      <source>Cancelled. What was finished is kept; run it again to go on.</source>
      <translation>Cancelado. Lo terminado se conserva; ejecútelo de nuevo para continuar.</translation>
    </message>
    <message>
      <source>Checkpoint</source>
      <translation>Checkpoint</translation>
    </message>
    <message>
      <source>Checkpoint (*.safetensors)</source>
      <translation>Checkpoint (*.safetensors)</translation>
    </message>
    <message>
      <source>Checkpoint (*.safetensors);;All files (*)</source>
      <translation>Checkpoint (*.safetensors);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Checkpoint (empty: the bundled encoder)</source>
      <translation>Checkpoint (vacío: el codificador incluido)</translation>
    </message>
    <message>
      <source>Choose a Python interpreter</source>
      <translation>Elegir un intérprete de Python</translation>
    </message>
    <message>
      <source>Choose a checkpoint</source>
      <translation>Elegir un checkpoint</translation>
    </message>
    <message>
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Elija al menos una capa con fecha o indique un manifiesto.</translation>
    </message>
    <message>
      <source>Cluster an embedding</source>
      <translation>Agrupar un embedding</translation>
    </message>
    <message>
      <source>Clusters</source>
      <translation>Grupos</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confianza</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Fecha</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Capas con fecha</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Double-click or press F2 to correct it. Saved with the layer.</source>
      <translation>Haga doble clic o pulse F2 para corregirlo. Se guarda con la capa.</translation>
    </message>
    <message>
      <source>Each mark is a frame; the shaded span is what the embedding describes.</source>
      <translation>Cada marca es una imagen; el tramo sombreado es lo que describe el embedding.</translation>
    </message>
    <message>
      <source>Embed</source>
      <translation>Codificar</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>Embedding</translation>
    </message>
    <message>
      <source>Embedding {}</source>
      <translation>Embedding {}</translation>
    </message>
    <message>
      <source>Encodes dated satellite layers into one 64-dimensional vector per pixel.</source>
      <translation>Convierte capas de satélite con fecha en un vector unitario de 64 dimensiones por píxel.</translation>
    </message>
    <message>
      <source>Encodes {} frames; you can go on working meanwhile.</source>
      <translation>Codifica {} imágenes; puede seguir trabajando mientras tanto.</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Codificando</translation>
    </message>
    <message>
      <source>Everything that the frames cover</source>
      <translation>Todo lo que cubren las imágenes</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Evidencia</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>Encontrado en el archivo</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>Groups pixels that behave alike; no labels are needed.</source>
      <translation>Agrupa píxeles que se comportan igual; no necesita etiquetas.</translation>
    </message>
    <message>
      <source>HTML page (*.html)</source>
      <translation>Página HTML (*.html)</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Cabezal</translation>
    </message>
    <message>
      <source>Head (*.aefhead)</source>
      <translation>Cabezal (*.aefhead)</translation>
    </message>
    <message>
      <source>Head (*.aefhead);;All files (*)</source>
      <translation>Cabezal (*.aefhead);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Installing packages</source>
      <translation>Instalando paquetes</translation>
    </message>
    <message>
      <source>Kept together (field)</source>
      <translation>Mantener juntos (campo)</translation>
    </message>
    <message>
      <source>Label field</source>
      <translation>Campo de etiquetas</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etiquetas</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Capa</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Aprende clases o cantidades de polígonos o puntos etiquetados y se examina a sí mismo.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the canvas or a layer's extent.</source>
      <translation>Déjelo vacío para todo, o tome la extensión del lienzo o de una capa.</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Registro</translation>
    </message>
    <message>
      <source>Make a map</source>
      <translation>Crear un mapa</translation>
    </message>
    <message>
      <source>Make an embedding</source>
      <translation>Crear un embedding</translation>
    </message>
    <message>
      <source>Make an embedding…</source>
      <translation>Crear un embedding…</translation>
    </message>
    <message>
      <source>Making the environment</source>
      <translation>Creando el entorno</translation>
    </message>
    <message>
      <source>Manifest (*.json)</source>
      <translation>Manifiesto (*.json)</translation>
    </message>
    <message>
      <source>Manifest (instead of layers)</source>
      <translation>Manifiesto (en lugar de capas)</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Mapa</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Método</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minutos</translation>
    </message>
    <message>
      <source>NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)</source>
      <translation>Tarjeta gráfica NVIDIA (descarga 2,5 GB, ocupa 6,5 GB)</translation>
    </message>
    <message>
      <source>No frame is ticked.</source>
      <translation>No hay ninguna imagen marcada.</translation>
    </message>
    <message>
      <source>No images were found in “{}”.</source>
      <translation>No se encontraron imágenes en «{}».</translation>
    </message>
    <message>
      <source>No raster was given, or it could not be opened. Choose a raster layer or a file.</source>
      <translation>No se indicó ningún ráster o no se pudo abrir. Elija una capa ráster o un archivo.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Ninguna</translation>
    </message>
    <message>
      <source>None yet: it learns from these frames</source>
      <translation>Aún ninguno: aprende de estas imágenes</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>Formato numérico</translation>
    </message>
    <message>
      <source>Number of clusters (empty: automatic)</source>
      <translation>Número de grupos (vacío: automático)</translation>
    </message>
    <message>
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Abra Ráster › AEF Fields › Entorno de cálculo… para crear o elegir uno.</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Imagen</translation>
    </message>
    <message>
      <source>Picture of an embedding</source>
      <translation>Imagen de un embedding</translation>
    </message>
    <message>
      <source>Picture of the embedding</source>
      <translation>Imagen del embedding</translation>
    </message>
    <message>
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Solo procesador (descarga 0,3 GB, ocupa 1,6 GB)</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, por la red</translation>
    </message>
    <message>
      <source>Remove the worker's environment in {}? Maps and encoders stay.</source>
      <translation>¿Eliminar el entorno de cálculo en {}? Los mapas y codificadores se conservan.</translation>
    </message>
    <message>
      <source>Removes every environment that this plugin made.</source>
      <translation>Elimina todos los entornos que creó este complemento.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Informe</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as red, green and blue.</source>
      <translation>Muestra las tres direcciones principales de un embedding como rojo, verde y azul.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Fuente</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Partir de (vacío: el codificador incluido)</translation>
    </message>
    <message>
      <source>Step {} of {}: {}</source>
      <translation>Paso {} de {}: {}</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Deteniendo…</translation>
    </message>
    <message>
      <source>Take a checkpoint from a file, e.g. one that was adapted for another year.</source>
      <translation>Tomar un checkpoint de un archivo, p. ej. uno adaptado para otro año.</translation>
    </message>
    <message>
      <source>Take a product's folder (.SAFE, Landsat), or all images and products in a folder.</source>
      <translation>Tomar la carpeta de un producto (.SAFE, Landsat) o todas las imágenes y productos de una carpeta.</translation>
    </message>
    <message>
      <source>Take files that are not layers of the project.</source>
      <translation>Tomar archivos que no son capas del proyecto.</translation>
    </message>
    <message>
      <source>Takes a few minutes; you can go on working meanwhile.</source>
      <translation>Tarda unos minutos; puede seguir trabajando mientras tanto.</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Tarea</translation>
    </message>
    <message>
      <source>Temporary file, gone when QGIS is closed</source>
      <translation>Archivo temporal, desaparece al cerrar QGIS</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>El Python elegido para el proceso de cálculo no existe: «{}». {}</translation>
    </message>
    <message>
      <source>The computing needs packages (PyTorch, scikit-learn, rasterio) that QGIS does not bring. They go into a Python environment of their own in {}, so nothing is installed into QGIS.</source>
      <translation>El cálculo necesita paquetes (PyTorch, scikit-learn, rasterio) que QGIS no trae. Se instalan en un entorno de Python propio en {}, así que no se instala nada en QGIS.</translation>
    </message>
    <message>
      <source>The disk is full ({}). Make room ({}), then try again.</source>
      <translation>El disco está lleno ({}). Libere espacio ({}) e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>El embedding describe los días desde la primera fecha hasta antes de la segunda.</translation>
    </message>
    <message>
      <source>The embedding of the project that was closed is ready: {}</source>
      <translation>El embedding del proyecto que se cerró está listo: {}</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready; it took {}:{:02d} min. Go on with Cluster or Train.</source>
      <translation>El embedding «{}» está listo; tardó {}:{:02d} min. Continúe con Agrupar o Aprender.</translation>
    </message>
    <message>
      <source>The encoder practises on your frames before it encodes them. Worth it where the region or the sensors are new to it. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>El codificador practica con sus imágenes antes de codificarlas. Vale la pena donde la región o los sensores son nuevos para él. Los embeddings de codificadores adaptados de forma distinta no se pueden comparar entre sí.</translation>
    </message>
    <message>
      <source>The encoder: what turns the dates of a pixel into numbers.</source>
      <translation>El codificador: lo que convierte las fechas de un píxel en números.</translation>
    </message>
    <message>
      <source>The environment could not be made: {} The log is {}. Try again, or choose a Python that has the packages.</source>
      <translation>No se pudo crear el entorno: {} El registro es {}. Inténtelo de nuevo o elija un Python que tenga los paquetes.</translation>
    </message>
    <message>
      <source>The environment is ready.</source>
      <translation>El entorno está listo.</translation>
    </message>
    <message>
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>A la carpeta «{}» le falta un paquete: {}. Llénela en una máquina con el mismo sistema y la misma versión de Python con «python -m pip download -r {} -d CARPETA».</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>El cabezal «{}» no existe. Elija el archivo .aefhead que escribió «Aprender de etiquetas».</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>La capa de etiquetas «{}» no tiene sistema de referencia de coordenadas. Establézcalo en las propiedades de la capa y ejecute de nuevo.</translation>
    </message>
    <message>
      <source>The labels of “{}” could not be copied to a temporary file: {}.</source>
      <translation>Las etiquetas de «{}» no se pudieron copiar a un archivo temporal: {}.</translation>
    </message>
    <message>
      <source>The labels “{}” have no features (or none is selected).</source>
      <translation>Las etiquetas «{}» no tienen objetos (o no hay ninguno seleccionado).</translation>
    </message>
    <message>
      <source>The labels “{}” have no field “{}”; they have: {}.</source>
      <translation>Las etiquetas «{}» no tienen el campo «{}»; tienen: {}.</translation>
    </message>
    <message>
      <source>The last &amp;365 days of the frames</source>
      <translation>Los últimos &amp;365 días de las imágenes</translation>
    </message>
    <message>
      <source>The layer “{}” can't be read from “{}”. Repair its path (right click › Repair data source) or choose another layer.</source>
      <translation>La capa «{}» no se puede leer de «{}». Repare su ruta (clic derecho › Reparar fuente de datos) o elija otra capa.</translation>
    </message>
    <message>
      <source>The layer “{}” comes from a “{}” source, which is not a file that GDAL can read. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>La capa «{}» procede de una fuente «{}», que no es un archivo que GDAL pueda leer. Guárdela primero como GeoTIFF (clic derecho › Exportar › Guardar como…).</translation>
    </message>
    <message>
      <source>The manifest has no usable frame.</source>
      <translation>El manifiesto no tiene ninguna imagen utilizable.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>El manifiesto «{}» no existe. Compruebe la ruta.</translation>
    </message>
    <message>
      <source>The output “{}” is also an input. Choose another name for the output.</source>
      <translation>La salida «{}» es también una entrada. Elija otro nombre para la salida.</translation>
    </message>
    <message>
      <source>The output “{}” must end in .tif.</source>
      <translation>La salida «{}» debe terminar en .tif.</translation>
    </message>
    <message>
      <source>The package {} in “{}” can't be loaded: {}. {}</source>
      <translation>El paquete {} en «{}» no se puede cargar: {}. {}</translation>
    </message>
    <message>
      <source>The packages could not be downloaded: the package index can't be reached. Check the network and the proxy (variable HTTPS_PROXY), or install from a folder of wheels. What was downloaded is kept. The log is {}.</source>
      <translation>No se pudieron descargar los paquetes: no se alcanza el índice de paquetes. Compruebe la red y el proxy (variable HTTPS_PROXY), o instale desde una carpeta de wheels. Lo descargado se conserva. El registro es {}.</translation>
    </message>
    <message>
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>El proyecto aún no tiene capas ráster. Añada imágenes con fecha al proyecto o tómelas con «Añadir archivos…».</translation>
    </message>
    <message>
      <source>The task was cancelled.</source>
      <translation>La tarea se canceló.</translation>
    </message>
    <message>
      <source>The valid period ends ({}) before it begins ({}). Choose a later end.</source>
      <translation>El período de validez termina ({}) antes de empezar ({}). Elija un fin posterior.</translation>
    </message>
    <message>
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>No se pudo iniciar el proceso de cálculo: «{}» ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>El proceso de cálculo terminó sin resultado (código de salida {}). Sus últimas palabras fueron: {}. El resto está en el panel de mensajes, pestaña «{}».</translation>
    </message>
    <message>
      <source>The worker was stopped by the system, most often because the memory was used up. Close other programs or choose a smaller area, and run it again: what was finished is kept.</source>
      <translation>El sistema detuvo el proceso de cálculo, casi siempre porque se agotó la memoria. Cierre otros programas o elija un área menor y ejecútelo de nuevo: lo terminado se conserva.</translation>
    </message>
    <message>
      <source>This is no raster that QGIS can open: “{}”. Check the path.</source>
      <translation>Esto no es un ráster que QGIS pueda abrir: «{}». Compruebe la ruta.</translation>
    </message>
    <message>
      <source>Tick all usable rows</source>
      <translation>Marcar todas las filas utilizables</translation>
    </message>
    <message>
      <source>Tick at least one layer that was found to be usable.</source>
      <translation>Marque al menos una capa que haya resultado utilizable.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Aprender de etiquetas</translation>
    </message>
    <message>
      <source>Trains an encoder on the given layers themselves; no labels are needed.</source>
      <translation>Entrena un codificador con las propias capas indicadas; no necesita etiquetas.</translation>
    </message>
    <message>
      <source>Trying the packages</source>
      <translation>Probando los paquetes</translation>
    </message>
    <message>
      <source>Untick all rows</source>
      <translation>Desmarcar todas las filas</translation>
    </message>
    <message>
      <source>Valid period</source>
      <translation>Período de validez</translation>
    </message>
    <message>
      <source>Valid period: first day</source>
      <translation>Período de validez: primer día</translation>
    </message>
    <message>
      <source>Valid period: first day after it</source>
      <translation>Período de validez: primer día posterior</translation>
    </message>
    <message>
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Sin red: una carpeta de wheels, llenada en una máquina con el mismo sistema y la misma versión de Python con&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d CARPETA&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Entorno de cálculo…</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>elegir…</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>clasificar,supervisado,bosque aleatorio,knn,regresión,aprender,aprendizaje automático,exactitud</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>codificar,característica,serie temporal,sentinel,landsat,alphaearth,modelo fundacional,satélite</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>ajuste fino,adaptar,entrenar,codificador,checkpoint,autosupervisado</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,no supervisado,segmentar,agrupar,clases</translation>
    </message>
    <message>
      <source>looking…</source>
      <translation>examinando…</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nada</translation>
    </message>
    <message>
      <source>pca,rgb,visualise,principal components,preview</source>
      <translation>pca,rgb,visualizar,componentes principales,vista previa</translation>
    </message>
    <message>
      <source>predict,classify,class map,land cover,classification,inference</source>
      <translation>predecir,clasificar,mapa de clases,cobertura del suelo,clasificación,inferencia</translation>
    </message>
    <message>
      <source>python of an environment that has the packages</source>
      <translation>python de un entorno que tiene los paquetes</translation>
    </message>
    <message>
      <source>{:.1f} GB</source>
      <translation>{:.1f} GB</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (viene con el complemento)</translation>
    </message>
    <message>
      <source>{} (picture)</source>
      <translation>{} (imagen)</translation>
    </message>
    <message>
      <source>{} are free in {}, and {} are needed. Make room, then try again.</source>
      <translation>{} están libres en {} y se necesitan {}. Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>{} bands: {} … {}</source>
      <translation>{} bandas: {} … {}</translation>
    </message>
    <message>
      <source>{} h {} min left</source>
      <translation>quedan {} h {} min</translation>
    </message>
    <message>
      <source>{} min left</source>
      <translation>quedan {} min</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} de unos {}</translation>
    </message>
    <message>
      <source>{} of {} frames, {} to {}</source>
      <translation>{} de {} imágenes, {} a {}</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>quedan {} s</translation>
    </message>
    <message>
      <source>{}…</source>
      <translation>{}…</translation>
    </message>
    <message>
      <source>“{}” can't be removed: {}. Is a run going on? Wait for it, or cancel it.</source>
      <translation>«{}» no se puede eliminar: {}. ¿Hay una ejecución en curso? Espere a que acabe o cancélela.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>No se puede escribir en «{}»: {}</translation>
    </message>
    <message>
      <source>“{}” could not be started.</source>
      <translation>No se pudo iniciar «{}».</translation>
    </message>
    <message>
      <source>“{}” does not run as a Python interpreter. {}</source>
      <translation>«{}» no funciona como intérprete de Python. {}</translation>
    </message>
    <message>
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>«{}» tiene {} {}; el proceso de cálculo necesita {}{}. {}</translation>
    </message>
    <message>
      <source>“{}” is Python {}.{}; the worker needs {}.{} or newer. {}</source>
      <translation>«{}» es Python {}.{}; el proceso de cálculo necesita {}.{} o posterior. {}</translation>
    </message>
    <message>
      <source>“{}” is a {}, not an embedding. Choose the layer with the 64 bands (A00 to A63) that “Make an embedding” wrote.</source>
      <translation>«{}» es {}, no un embedding. Elija la capa de 64 bandas (A00 a A63) que escribió «Crear un embedding».</translation>
    </message>
    <message>
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>«{}» está abierto en el proyecto como la capa «{}». Quite primero esa capa o elija otro nombre para la salida.</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>A «{}» le faltan estos paquetes: {}. {}</translation>
    </message>
  </context>
</TS>
