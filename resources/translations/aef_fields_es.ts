<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>AefFields</name>
    <message>
      <source> Below 0: the mean of all labels would do better.</source>
      <translation> Por debajo de 0: la media de todas las etiquetas sería mejor.</translation>
    </message>
    <message>
      <source> But the labels lie in clusters: expect less away from them.</source>
      <translation> Pero las etiquetas están agrupadas: lejos de ellas espere menos.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Label each class in several places.</source>
      <translation> Pero sus etiquetas están agrupadas: esto vale cerca de ellas, en otros lugares espere menos. Etiquete cada clase en varios lugares.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Measure places all over the map.</source>
      <translation> Pero sus etiquetas están agrupadas: esto vale cerca de ellas, en otros lugares espere menos. Mida lugares por todo el mapa.</translation>
    </message>
    <message>
      <source> Fewer than {} labels in each class.</source>
      <translation> Menos de {} etiquetas en cada clase.</translation>
    </message>
    <message>
      <source> Fewer than {} labels: {}.</source>
      <translation> Menos de {} etiquetas: {}.</translation>
    </message>
    <message>
      <source> Held out one by one R² {:.2f}, which holds near labels only.</source>
      <translation> Reservadas una a una, R² {:.2f}, lo que solo vale cerca de etiquetas.</translation>
    </message>
    <message>
      <source> Held out one by one {} %, which holds near labels only.</source>
      <translation> Reservadas una a una, {} %, lo que solo vale cerca de etiquetas.</translation>
    </message>
    <message>
      <source> How much of the map is right only a random sample can tell: see “How good is my map” in the manual.</source>
      <translation> Cuánto del mapa es correcto solo puede decirlo una muestra aleatoria: véase «Cómo de bueno es mi mapa» en el manual.</translation>
    </message>
    <message>
      <source> Labels that lie off the embedding and count for nothing: {}.</source>
      <translation> Etiquetas que quedan fuera del embedding y no cuentan: {}.</translation>
    </message>
    <message>
      <source> Most of the map lies farther from labels still: expect less there.</source>
      <translation> La mayor parte del mapa queda aún más lejos de las etiquetas: espere menos allí.</translation>
    </message>
    <message>
      <source> No better than guessing: draw more labels, or take other images.</source>
      <translation> No mejor que adivinar: dibuje más etiquetas o use otras imágenes.</translation>
    </message>
    <message>
      <source> Not tested, because their labels lie in one place: {}.</source>
      <translation> No comprobadas, porque sus etiquetas están en un solo lugar: {}.</translation>
    </message>
    <message>
      <source> Not tested, because their labels overlap: {}.</source>
      <translation> Sin examinar, porque sus etiquetas se solapan: {}.</translation>
    </message>
    <message>
      <source> Written almost alike: {}. If they are one class, give them one name.</source>
      <translation> Escritas casi igual: {}. Si son una sola clase, deles un mismo nombre.</translation>
    </message>
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
      <source> · {} free</source>
      <translation> · {} libres</translation>
    </message>
    <message>
      <source> · {} left out</source>
      <translation> · {} omitidas</translation>
    </message>
    <message>
      <source>&amp;Add class</source>
      <translation>A&amp;ñadir clase</translation>
    </message>
    <message>
      <source>&amp;Area</source>
      <translation>Á&amp;rea</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Atrás</translation>
    </message>
    <message>
      <source>&amp;Classes: what the map should tell apart</source>
      <translation>&amp;Clases: lo que el mapa debe distinguir</translation>
    </message>
    <message>
      <source>&amp;Contents</source>
      <translation>Con&amp;tenido</translation>
    </message>
    <message>
      <source>&amp;Date</source>
      <translation>&amp;Fecha</translation>
    </message>
    <message>
      <source>&amp;Draw</source>
      <translation>&amp;Dibujar</translation>
    </message>
    <message>
      <source>&amp;Encoder</source>
      <translation>Codi&amp;ficador</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>A&amp;rchivo</translation>
    </message>
    <message>
      <source>&amp;For</source>
      <translation>&amp;Para</translation>
    </message>
    <message>
      <source>&amp;Make it anew</source>
      <translation>Crear de &amp;nuevo</translation>
    </message>
    <message>
      <source>&amp;Make the environment</source>
      <translation>Crear el e&amp;ntorno</translation>
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
      <source>&amp;Run in background</source>
      <translation>&amp;Ejecutar en segundo plano</translation>
    </message>
    <message>
      <source>&amp;Show on the map</source>
      <translation>&amp;Mostrar en el mapa</translation>
    </message>
    <message>
      <source>&amp;Source</source>
      <translation>F&amp;uente</translation>
    </message>
    <message>
      <source>&amp;Test it</source>
      <translation>Pro&amp;bar</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Usar este</translation>
    </message>
    <message>
      <source>&amp;What is this…</source>
      <translation>&amp;Qué es esto…</translation>
    </message>
    <message>
      <source>1 image</source>
      <translation>1 imagen</translation>
    </message>
    <message>
      <source>1 or 2 clear images: do not trust</source>
      <translation>1 o 2 imágenes despejadas: no fiarse</translation>
    </message>
    <message>
      <source>3 to 5 clear images</source>
      <translation>3 a 5 imágenes despejadas</translation>
    </message>
    <message>
      <source>6 or more</source>
      <translation>6 o más</translation>
    </message>
    <message>
      <source>&lt;b&gt;AEF Fields panel&lt;/b&gt;&lt;br&gt;From dated images to a map, step by step.</source>
      <translation>&lt;b&gt;Panel de AEF Fields&lt;/b&gt;&lt;br&gt;De las imágenes con fecha al mapa, paso a paso.</translation>
    </message>
    <message>
      <source>&lt;b&gt;It works.&lt;/b&gt; The worker encoded a small tile in {:.0f} s.</source>
      <translation>&lt;b&gt;Funciona.&lt;/b&gt; El proceso de cálculo codificó una pequeña tesela en {:.0f} s.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Look-alikes&lt;/b&gt;&lt;br&gt;Click a place: everything similar glows. Shift-click adds a place, Ctrl-click subtracts one.</source>
      <translation>&lt;b&gt;Lugares parecidos&lt;/b&gt;&lt;br&gt;Haga clic en un lugar: todo lo parecido se ilumina. Mayús-clic añade un lugar, Ctrl-clic resta uno.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Crear un embedding&lt;/b&gt;&lt;br&gt;Resume un año de capas con fecha en 64 números por píxel.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.14 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;No se encontró ningún Python 3.10 a 3.14 con el módulo venv.&lt;/b&gt; Instale uno de python.org (en Debian y Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;) e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels held out; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; en {} etiquetas reservadas; error típico {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; en {} etiquetas, reservando zonas enteras porque sus etiquetas están agrupadas; error típico {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Series&lt;/b&gt;&lt;br&gt;Click a pixel to see its bands over the dates, and which labels are most like it.</source>
      <translation>&lt;b&gt;Serie&lt;/b&gt;&lt;br&gt;Haga clic en un píxel para ver sus bandas a lo largo de las fechas y a qué etiquetas se parece más.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The test failed.&lt;/b&gt; {}</source>
      <translation>&lt;b&gt;La prueba ha fallado.&lt;/b&gt; {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;El proceso de cálculo está listo.&lt;/b&gt; Se ejecuta en {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels that were held out (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % acertado&lt;/b&gt; en {} etiquetas que se reservaron (95 %: de {} a {} %).</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % acertado&lt;/b&gt; en {} etiquetas, reservando zonas enteras porque sus etiquetas están agrupadas (95 %: de {} a {} %).</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Falta algo antes de la primera ejecución&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the images, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Capas con fecha&lt;/b&gt;: rásteres de distintas fechas (Sentinel-2, Sentinel-1, Landsat u otros). Un archivo puede contener todas las bandas de una fecha, una sola banda o muchas fechas. La fecha y la fuente se toman de lo que usted indique en la ventana de la barra de herramientas, del rango temporal de la capa, de los metadatos del archivo o de su nombre («S2_20180407.tif»).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifiesto&lt;/b&gt;: en lugar de capas, un archivo JSON que enumera las imágenes, que también pueden ser las carpetas en que se entregan los productos (.SAFE); tiene prioridad sobre las capas.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minutos&lt;/b&gt;: cuánto tiempo practica. 4 minutos bastan para una escena de unos pocos kilómetros cuadrados en un portátil.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Partir de&lt;/b&gt;: un checkpoint desde el que continuar. Vacío: el incluido, si lo hay; si no, desde cero.&lt;/p&gt;&lt;p&gt;El resultado es un checkpoint, un archivo para &lt;i&gt;Crear un embedding&lt;/i&gt;. Los embeddings de checkpoints distintos no se pueden comparar entre sí.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the images.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Memory&lt;/b&gt;: what the worker may take beyond its libraries. With less it works in smaller pieces; with more it reads images faster that are stored in long rows. Empty: 2 GB.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dask scheduler&lt;/b&gt;: spreads the work over a cluster that is running; all of its machines need the images and the output under the same paths (docs/cluster.md).&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Período de validez&lt;/b&gt;: el tiempo que debe describir el embedding; el inicio es su primer día y el fin el primer día posterior. Vacío: los últimos 365 días de las imágenes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: el codificador. Vacío: el que viene con el complemento. O un archivo creado por &lt;i&gt;Adaptar el codificador a una escena&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Formato numérico&lt;/b&gt;: int8 ocupa la cuarta parte y todas las herramientas de aquí lo conocen; float32 es para otros programas.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Memoria&lt;/b&gt;: lo que el proceso de cálculo puede ocupar además de sus bibliotecas. Con menos trabaja en partes más pequeñas; con más lee antes las imágenes guardadas en filas largas. Vacío: 2 GB.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Planificador de Dask&lt;/b&gt;: reparte el trabajo en un clúster en marcha; todas sus máquinas necesitan las imágenes y la salida en las mismas rutas (docs/cluster.md).&lt;/p&gt;&lt;p&gt;Al cancelar se conservan las teselas terminadas: si se ejecuta lo mismo de nuevo, continúa desde ahí.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as light and two pairs of hues. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next unless you ask for the same.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Same colours as&lt;/b&gt;: a picture of another year or of the place beside, by the same encoder. The colours then mean the same in both, and can be compared by eye; where a colour has changed, something on the ground has.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Una pantalla tiene tres colores y un embedding 64 dimensiones. Esta herramienta halla las tres direcciones en que más difieren los píxeles de este embedding y las muestra como claridad y dos pares de tonos. Los píxeles de color parecido se comportan de forma parecida; los colores en sí no tienen significado y cambian de un embedding a otro, salvo que pida los mismos.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Crear un embedding&lt;/i&gt; escribe por sí mismo una imagen así; use esta herramienta para embeddings de otro origen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Mismos colores que&lt;/b&gt;: una imagen de otro año o del lugar contiguo, del mismo codificador. Los colores significan entonces lo mismo en ambas y se pueden comparar a simple vista; donde ha cambiado un color, algo ha cambiado en el terreno.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;AlphaEarth and TESSERA publish an embedding of most of the land for each year. This takes their tiles, from your disk or from the web, and makes one embedding of your area that all tools here work on. Only the parts that are needed are fetched; a run that broke off goes on where it stopped.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Product&lt;/b&gt;: aef (AlphaEarth, 64 dimensions: the files of Source Cooperative or Google's bucket, or Earth Engine exports of all 64 bands) or tessera (128 dimensions: folders of GeoTessera, or its GeoTIFF exports).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Files&lt;/b&gt;, &lt;b&gt;Folder&lt;/b&gt;, &lt;b&gt;Addresses&lt;/b&gt;: where the tiles are; any of the three. An address is that of a tile, or of the index of all of AlphaEarth's tiles, which then finds those of your area: https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Area&lt;/b&gt;: polygons, outside of which nothing is imported; or the &lt;b&gt;Extent&lt;/b&gt; of a rectangle. One of them is needed with the index.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Year&lt;/b&gt;: which one, where there are several. An embedding is of one year.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). TESSERA's embeddings are CC0.&lt;/p&gt;</source>
      <translation>&lt;p&gt;AlphaEarth y TESSERA publican cada año un embedding de casi toda la superficie terrestre. Esta herramienta toma sus teselas, de su disco o de la web, y hace un embedding de su área con el que trabajan todas las herramientas de aquí. Solo se descargan las partes necesarias; una ejecución interrumpida continúa donde se detuvo.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Producto&lt;/b&gt;: aef (AlphaEarth, 64 dimensiones: los archivos de Source Cooperative o del bucket de Google, o exportaciones de las 64 bandas desde Earth Engine) o tessera (128 dimensiones: carpetas de GeoTessera o sus exportaciones GeoTIFF).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Archivos&lt;/b&gt;, &lt;b&gt;Carpeta&lt;/b&gt;, &lt;b&gt;Direcciones&lt;/b&gt;: dónde están las teselas; basta una de las tres. Una dirección es la de una tesela o la del índice de todas las teselas de AlphaEarth, que encuentra entonces las de su área: https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Área&lt;/b&gt;: polígonos fuera de los cuales no se importa nada; o la &lt;b&gt;Extensión&lt;/b&gt; de un rectángulo. Con el índice hace falta una de las dos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Año&lt;/b&gt;: cuál, donde hay varios. Un embedding es de un año.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). Los embeddings de TESSERA son CC0.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Where not to trust it&lt;/b&gt;: how unlike all labels each place is (dissimilarity index of Meyer and Pebesma 2021). What is coloured is beyond what the labels speak for; neither the map nor its accuracy hold there.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How many classes are possible&lt;/b&gt;: the size of the 90 % prediction set, in which the true class is nine times of ten. &lt;b&gt;Uncertainty of a quantity&lt;/b&gt;: standard deviation and 90 % interval.&lt;/p&gt;&lt;p&gt;Advanced: what confidence means (probability, margin to the next class, entropy); a class “unknown” for places like no label; a smallest patch; and how often a place must have been seen clearly.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aplica lo que aprendió &lt;i&gt;Aprender de etiquetas&lt;/i&gt; a cada píxel de un embedding. El mapa lleva los nombres y colores de sus clases.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabezal&lt;/b&gt;: el archivo .aefhead que escribió &lt;i&gt;Aprender de etiquetas&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: aquel con el que aprendió el cabezal, u otro lugar u otro año del mismo codificador; un embedding de otro codificador se rechaza.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confianza&lt;/b&gt;: de 0 a 100 por píxel, con qué claridad destacó la clase. No es una exactitud: esa figura en el informe de &lt;i&gt;Aprender de etiquetas&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dónde no fiarse&lt;/b&gt;: cuán distinto es cada lugar de todas las etiquetas (índice de disimilitud de Meyer y Pebesma 2021). Lo coloreado está fuera de lo que las etiquetas pueden decir; allí no valen ni el mapa ni su exactitud.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cuántas clases son posibles&lt;/b&gt;: el tamaño del conjunto de predicción del 90 %, en el que la clase verdadera está nueve de cada diez veces. &lt;b&gt;Incertidumbre de una cantidad&lt;/b&gt;: desviación típica e intervalo del 90 %.&lt;/p&gt;&lt;p&gt;Avanzado: qué significa la confianza (probabilidad, margen hasta la clase siguiente, entropía); una clase «desconocido» para lugares que no se parecen a ninguna etiqueta; una mancha mínima; y cuántas veces debe haberse visto despejado un lugar.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Compares a map with reference points that were drawn at random (&lt;i&gt;Sample for validation&lt;/i&gt;) and labelled. Gives overall, user's and producer's accuracy and the area of each class, each with its 95 % interval (Olofsson et al. 2014, Stehman 2014). Counting the map's pixels instead gives areas that are biased by the map's errors.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Reference points&lt;/b&gt;: any point layer. &lt;b&gt;Field with what was found&lt;/b&gt;: the words, names or values of the map's classes. What AcATaMa saves as labelled sampling works too (field &lt;i&gt;Label&lt;/i&gt;). Points without a label are left out.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How the points were drawn&lt;/b&gt;: auto takes the strata that &lt;i&gt;Sample for validation&lt;/i&gt; wrote into the points, else the map's classes. Choose simple for points drawn at random over the whole map without strata.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: points in them are refused, because a map is best where it was taught.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with everything, and beside it the tables as CSV and JSON. Areas are on the ellipsoid, whatever the map's coordinate system.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Compara un mapa con puntos de referencia sorteados al azar (&lt;i&gt;Muestra para validación&lt;/i&gt;) y etiquetados. Da la exactitud global, del usuario y del productor y la superficie de cada clase, cada una con su intervalo del 95 % (Olofsson et al. 2014, Stehman 2014). Contar en su lugar los píxeles del mapa da superficies sesgadas por sus errores.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Puntos de referencia&lt;/b&gt;: cualquier capa de puntos. &lt;b&gt;Campo con lo que se encontró&lt;/b&gt;: las palabras, nombres o valores de las clases del mapa. También sirve lo que AcATaMa guarda como muestreo etiquetado (campo &lt;i&gt;Label&lt;/i&gt;). Los puntos sin etiqueta se dejan fuera.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cómo se sortearon los puntos&lt;/b&gt;: auto toma los estratos que &lt;i&gt;Muestra para validación&lt;/i&gt; escribió en los puntos; si no, las clases del mapa. Elija simple para puntos sorteados al azar en todo el mapa sin estratos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Etiquetas de entrenamiento&lt;/b&gt;: los puntos que caen en ellas se rechazan, porque un mapa es mejor donde aprendió.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Informe&lt;/b&gt;: una página con todo, y junto a ella las tablas en CSV y JSON. Las superficies son sobre el elipsoide, sea cual sea el sistema de coordenadas del mapa.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Draw one place of what you are looking for: a solar park, an orchard, a stand of reed. This shows where else it is like that.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Examples&lt;/b&gt;: points or polygons; each counts as one. Two or three of different looks are better than one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Counter-examples&lt;/b&gt;: points or polygons of what was found and is not meant. Run it again with them.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Look-alikes&lt;/b&gt;: percent; 100 is like the examples, 0 is like anything in this embedding. Plain similarity (cosine) is high almost everywhere; here it is seen against the background of the whole embedding, and the legend says how unusual it is. The second band holds the plain cosine.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Places&lt;/b&gt;: connected areas above the threshold, the most similar first, with area and centre. The threshold is half the likeness of the examples unless you give one.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Dibuje un lugar de lo que busca: un parque solar, un huerto, un carrizal. Esta herramienta muestra dónde más es así.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ejemplos&lt;/b&gt;: puntos o polígonos; cada uno cuenta como uno. Dos o tres de aspecto distinto son mejores que uno.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Contraejemplos&lt;/b&gt;: puntos o polígonos de lo que se encontró y no se busca. Ejecútelo de nuevo con ellos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lugares parecidos&lt;/b&gt;: por ciento; 100 es como los ejemplos, 0 como cualquier cosa de este embedding. La semejanza simple (coseno) es alta casi en todas partes; aquí se ve sobre el fondo de todo el embedding, y la leyenda dice cuán inusual es. La segunda banda contiene el coseno simple.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lugares&lt;/b&gt;: áreas conexas por encima del umbral, las más parecidas primero, con superficie y centro. El umbral es la mitad de la semejanza de los ejemplos, salvo que usted dé uno.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Land never looks quite the same twice: crops rotate, springs come early. This learns from the embeddings themselves how much unchanged land differs, and shows what differs more.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place by one encoder; their valid periods put them in order.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Change&lt;/b&gt;: band 1 is the surprise: 2 means that one in 100 unchanged pixels differs so much, 3 that one in 1000 does. It is shown from the chosen share of &lt;b&gt;false alarms&lt;/b&gt; on. Band 2 is the angle in degrees. Of three and more embeddings the largest break of each pixel is shown, with the angle across it, the trend and how far it has returned; &lt;b&gt;the year of the break&lt;/b&gt; is a layer of its own.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt; and &lt;b&gt;From what to what&lt;/b&gt;: a head with classes, applied to both years where something changed.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stable places&lt;/b&gt;: polygons that did not change. Without them, the three quarters of the area that differ least are taken for unchanged (with three and more embeddings the four fifths); where more than about a tenth changed in the same way, draw some.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Of two encoders&lt;/b&gt;: learns on stable land what goes with what. Less sharp than two embeddings by one encoder.&lt;/p&gt;</source>
      <translation>&lt;p&gt;El terreno nunca se ve dos veces exactamente igual: los cultivos rotan, la primavera se adelanta. Esta herramienta aprende de los propios embeddings cuánto difiere el terreno sin cambios y muestra lo que difiere más.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: dos o más de un lugar y de un mismo codificador; sus períodos de validez los ordenan.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cambio&lt;/b&gt;: la banda 1 es la sorpresa: 2 significa que uno de cada 100 píxeles sin cambios difiere tanto, 3 que uno de cada 1000. Se muestra a partir de la proporción elegida de &lt;b&gt;falsas alarmas&lt;/b&gt;. La banda 2 es el ángulo en grados. Con tres o más embeddings se muestra la mayor ruptura de cada píxel, con el ángulo a través de ella, la tendencia y cuánto ha vuelto; &lt;b&gt;el año de la ruptura&lt;/b&gt; es una capa aparte.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabezal&lt;/b&gt; y &lt;b&gt;De qué a qué&lt;/b&gt;: un cabezal con clases, aplicado a ambos años donde algo cambió.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lugares estables&lt;/b&gt;: polígonos que no cambiaron. Sin ellos se toman por estables los tres cuartos de la superficie que menos difieren (con tres o más embeddings, los cuatro quintos); donde más o menos una décima parte o más cambió del mismo modo, dibuje algunos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;De dos codificadores&lt;/b&gt;: aprende en terreno estable qué corresponde a qué. Menos nítido que dos embeddings de un mismo codificador.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Make a map&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto takes the simplest of those that do best on labels held out. knn is good with very few labels, linear with few, forest and mlp with many; ridge is the linear one without tuning by which AlphaEarth was evaluated; anp (for quantities only) also looks at the nearest measured points.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Label problems&lt;/b&gt;: a layer of labels that overlap, are drawn twice or look like another class, each with a sentence. It is loaded only if there are any.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Another region&lt;/b&gt; (advanced): its embedding, made by the same encoder, and its labels with the same field. They are learnt from, too, which helps where you have few labels of your own; tested are yours only.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aprende de lugares que usted conoce cómo es el resto del embedding. Bastan unos pocos polígonos por clase (de 5 a 10 está bien). El resultado es un &lt;i&gt;cabezal&lt;/i&gt;, un archivo pequeño para &lt;i&gt;Crear un mapa&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Etiquetas&lt;/b&gt;: polígonos o puntos en cualquier sistema de coordenadas. Si la capa está representada por categorías del campo de etiquetas, los nombres y colores de las clases salen de su leyenda.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tarea&lt;/b&gt;: classify para nombres o códigos, regress para cantidades como la biomasa.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Método&lt;/b&gt;: auto toma el más sencillo de los que mejor resultan con etiquetas reservadas. knn va bien con muy pocas etiquetas, linear con pocas, forest y mlp con muchas; ridge es el lineal sin ajuste con que se evaluó AlphaEarth; anp (solo para cantidades) mira también los puntos medidos más cercanos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Mantener juntos&lt;/b&gt;: un atributo como la finca o la parcela de muestreo. Los polígonos con el mismo valor se reservan juntos, para que los vecinos no hagan parecer la exactitud mejor de lo que es.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Informe&lt;/b&gt;: una página con la exactitud y la matriz de confusión. La exactitud se mide en polígonos enteros reservados, nunca en píxeles de polígonos aprendidos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Etiquetas dudosas&lt;/b&gt;: una capa de las etiquetas que se solapan, están dibujadas dos veces o parecen de otra clase, cada una con una frase. Solo se carga si hay alguna.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Otra región&lt;/b&gt; (avanzado): su embedding, hecho por el mismo codificador, y sus etiquetas con el mismo campo. También se aprende de ellas, lo que ayuda cuando tiene pocas etiquetas propias; solo se prueban las suyas.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Needed for a sensor that the bundled encoder does not know; with the others, maps got no better by it where that was measured.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Hace que el codificador practique con sus propias capas antes de crear un embedding de ellas: aprende a predecir fechas que se le ocultan. Para una escena pequeña bastan unos minutos. Es necesario con un sensor que el codificador incluido no conoce; con los demás, los mapas no mejoraron donde se midió.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Looks for places where the head is unsure and that are unlike all labels so far and unlike each other, so that ten labels teach ten things. Best used in rounds: train, label what is suggested, train again with both layers joined.&lt;/p&gt;&lt;p&gt;The result is a point layer ready to be edited: choose the class in its form (it has the label field and the classes of the head), or delete a point that you can't tell.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote. &lt;b&gt;Embedding&lt;/b&gt;: where the points should lie.&lt;/p&gt;&lt;p&gt;These points are chosen, not drawn at random: they are good for training and useless for measuring accuracy or area. For that there is &lt;i&gt;Sample for validation&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Busca lugares donde el cabezal duda y que son distintos de todas las etiquetas hasta ahora y entre sí, de modo que diez etiquetas enseñen diez cosas. Úselo mejor por rondas: aprender, etiquetar lo sugerido, aprender de nuevo con ambas capas unidas.&lt;/p&gt;&lt;p&gt;El resultado es una capa de puntos lista para editar: elija la clase en su formulario (tiene el campo de etiquetas y las clases del cabezal) o borre un punto que no sepa determinar.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabezal&lt;/b&gt;: el archivo .aefhead que escribió &lt;i&gt;Aprender de etiquetas&lt;/i&gt;. &lt;b&gt;Embedding&lt;/b&gt;: donde deben estar los puntos.&lt;/p&gt;&lt;p&gt;Estos puntos están escogidos, no sorteados al azar: son buenos para entrenar e inútiles para medir exactitud o superficie. Para eso está &lt;i&gt;Muestra para validación&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster an embedding&lt;/i&gt; to see what there is, or with &lt;i&gt;Train on labels&lt;/i&gt; and &lt;i&gt;Make a map&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lee todas las fechas de un lugar y resume el año de cada píxel en 64 números: qué creció allí, cuándo estuvo verde, húmedo, desnudo o segado. Los lugares que se comportaron igual obtienen números parecidos, así que bastan pocas etiquetas para hacer un mapa.&lt;/p&gt;&lt;p&gt;El resultado es un ráster de 64 bandas y una imagen de él. Continúe con &lt;i&gt;Agrupar un embedding&lt;/i&gt; para ver qué hay, o con &lt;i&gt;Aprender de etiquetas&lt;/i&gt; y &lt;i&gt;Crear un mapa&lt;/i&gt; para cartografiar sus propias clases.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Ordena todos los píxeles de un embedding en grupos que se comportan igual. No necesita etiquetas y muestra enseguida qué puede distinguir un embedding: cultivos, tipos de bosque, agua, suelo construido. Los grupos tienen números, no nombres; qué son lo dice usted.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: el ráster de 64 bandas que escribió &lt;i&gt;Crear un embedding&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Número de grupos&lt;/b&gt;: vacío elige un número adecuado a los datos. Tome más que las clases que espera (el doble) y únalos después.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;The accuracy of a map, and how much there is of each class, can only be told from points that were drawn at random and labelled by somebody who looked. This draws them: a random sample stratified by the map's classes, at least 50 points each (fewer where that would take more than half of all points), the rest by area (Olofsson et al. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Wanted error&lt;/b&gt;: standard error of the overall accuracy, 0.02 by default. It sets the number of points unless you give one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: what the map was taught with; no point is drawn there.&lt;/p&gt;&lt;p&gt;The layer has a field &lt;i&gt;reference&lt;/i&gt;: choose there what is really at each point, from images or in the field, &lt;b&gt;without looking at the map&lt;/b&gt;. Points are in random order, so stopping early leaves a valid, smaller sample. Then run &lt;i&gt;Accuracy and areas&lt;/i&gt;. The plugin AcATaMa opens the same layer as its sampling file.&lt;/p&gt;</source>
      <translation>&lt;p&gt;La exactitud de un mapa, y cuánto hay de cada clase, solo se puede saber con puntos sorteados al azar y etiquetados por alguien que miró. Esta herramienta los sortea: una muestra aleatoria estratificada por las clases del mapa, con al menos 50 puntos por clase (menos donde eso sería más de la mitad de todos los puntos) y el resto según la superficie (Olofsson et al. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Error deseado&lt;/b&gt;: error estándar de la exactitud global, 0,02 por defecto. Determina el número de puntos, salvo que usted dé uno.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Etiquetas de entrenamiento&lt;/b&gt;: con lo que aprendió el mapa; allí no se sortea ningún punto.&lt;/p&gt;&lt;p&gt;La capa tiene un campo &lt;i&gt;reference&lt;/i&gt;: elija en él lo que hay de verdad en cada punto, por imágenes o en el terreno, &lt;b&gt;sin mirar el mapa&lt;/b&gt;. Los puntos están en orden aleatorio, así que detenerse antes deja una muestra válida y más pequeña. Ejecute después &lt;i&gt;Exactitud y superficies&lt;/i&gt;. El complemento AcATaMa abre la misma capa como archivo de muestreo.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Two encoders see a place differently, and a head that is given both is often better than with either. This writes one embedding with the dimensions of all, on the grid of the first one, in which each counts the same. All tools work on it: train, map, cluster, look-alikes, change.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place, for example your own and an imported AlphaEarth. The first one’s pixels are kept as they are. Where one of them has no data, the result has none.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Dos codificadores ven un lugar de forma distinta, y un cabezal que recibe ambos suele ser mejor que con uno solo. Esta herramienta escribe un embedding con las dimensiones de todos, en la malla del primero, en el que cada uno cuenta lo mismo. Todas las herramientas trabajan con él: aprender, cartografiar, agrupar, lugares parecidos, cambio.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: dos o más de un lugar, por ejemplo el suyo y uno importado de AlphaEarth. Los píxeles del primero quedan como están. Donde uno no tiene datos, el resultado tampoco.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A &amp;quantity: a number for each label, such as a yield</source>
      <translation>Una ca&amp;ntidad: un número por etiqueta, como un rendimiento</translation>
    </message>
    <message>
      <source>A class “unknown”</source>
      <translation>Una clase «desconocido»</translation>
    </message>
    <message>
      <source>A folder of dated images, or the .SAFE folder of a Sentinel-2 product.</source>
      <translation>Una carpeta de imágenes con fecha, o la carpeta .SAFE de un producto Sentinel-2.</translation>
    </message>
    <message>
      <source>A label of the class {}; undo takes it back.</source>
      <translation>Una etiqueta de la clase {}; deshacer la retira.</translation>
    </message>
    <message>
      <source>A layer of how sure it is</source>
      <translation>Una capa de su certeza</translation>
    </message>
    <message>
      <source>A run was stopped before its end: {} into {}.</source>
      <translation>Una ejecución se detuvo antes de terminar: {} en {}.</translation>
    </message>
    <message>
      <source>A temporary file, gone when QGIS is closed: save the project, and it can be kept.</source>
      <translation>Un archivo temporal que desaparece al cerrar QGIS: guarde el proyecto y podrá conservarlo.</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these images first, for</source>
      <translation>A&amp;daptarlo primero a estas imágenes, durante</translation>
    </message>
    <message>
      <source>AEF Fields</source>
      <translation>AEF Fields</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>AEF Fields calcula en un entorno de Python propio, que aún no existe. {}</translation>
    </message>
    <message>
      <source>AEF Fields panel</source>
      <translation>Panel de AEF Fields</translation>
    </message>
    <message>
      <source>AEF Fields: manual</source>
      <translation>AEF Fields: manual</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields: entorno de cálculo</translation>
    </message>
    <message>
      <source>Accuracy and areas</source>
      <translation>Exactitud y superficies</translation>
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
      <source>Adapted for</source>
      <translation>Adaptado durante</translation>
    </message>
    <message>
      <source>Adapting the encoder</source>
      <translation>Adaptando el codificador</translation>
    </message>
    <message>
      <source>Add a folder of images</source>
      <translation>Añadir una carpeta de imágenes</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>Añadir &amp;archivos…</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Añadir archivos…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>Añadir carpe&amp;ta…</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Añadir carpeta…</translation>
    </message>
    <message>
      <source>Add images</source>
      <translation>Añadir imágenes</translation>
    </message>
    <message>
      <source>Addresses (one a line)</source>
      <translation>Direcciones (una por línea)</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Todas</translation>
    </message>
    <message>
      <source>All settings, as Processing dialogs, and the manual</source>
      <translation>Todos los ajustes, como ventanas de Procesos, y el manual</translation>
    </message>
    <message>
      <source>All settings…</source>
      <translation>Todos los ajustes…</translation>
    </message>
    <message>
      <source>An embedding sums up all dates of a pixel in 64 numbers. Places that behaved alike get similar numbers, so a few labels are enough for a map.</source>
      <translation>Un embedding resume todas las fechas de un píxel en 64 números. Los lugares que se comportaron igual obtienen números parecidos, así que bastan unas pocas etiquetas para un mapa.</translation>
    </message>
    <message>
      <source>Another QGIS is making or removing the environment. Wait for it, then try again; if there is none, remove “{}”.</source>
      <translation>Otro QGIS está creando o eliminando el entorno. Espere a que acabe e inténtelo de nuevo; si no hay ninguno, elimine «{}».</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Aplica un cabezal entrenado a un embedding: un mapa, y cuán seguro es cada píxel.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Área</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Área (vacío: todo)</translation>
    </message>
    <message>
      <source>Area, valid period, encoder, adapting it, and the output.</source>
      <translation>Área, período de validez, codificador, su adaptación y la salida.</translation>
    </message>
    <message>
      <source>Assigning pixels to clusters</source>
      <translation>Asignando píxeles a grupos</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Bandas</translation>
    </message>
    <message>
      <source>Begin anew</source>
      <translation>Empezar de nuevo</translation>
    </message>
    <message>
      <source>Brings AlphaEarth's or TESSERA's tiles onto one grid, decoded right.</source>
      <translation>Lleva las teselas de AlphaEarth o TESSERA a una sola malla, bien decodificadas.</translation>
    </message>
    <message>
      <source>By &amp;wavelength</source>
      <translation>Por &amp;longitud de onda</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>C&amp;ancelar</translation>
    </message>
    <message>
      <source>Ca&amp;ncel run</source>
      <translation>Ca&amp;ncelar la ejecución</translation>
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
      <source>Change</source>
      <translation>Cambio</translation>
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
      <source>Choose a layer of polygons or points that you know, or start one with “New…”.</source>
      <translation>Elija una capa de polígonos o puntos que conozca, o empiece una con «Nuevo…».</translation>
    </message>
    <message>
      <source>Choose an embedding above, or tick some images in step 1.</source>
      <translation>Elija arriba un embedding, o marque algunas imágenes en el paso 1.</translation>
    </message>
    <message>
      <source>Choose an embedding in step 2 first.</source>
      <translation>Elija primero un embedding en el paso 2.</translation>
    </message>
    <message>
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Elija al menos una capa con fecha o indique un manifiesto.</translation>
    </message>
    <message>
      <source>Choose source, date and at least one band.</source>
      <translation>Elija la fuente, la fecha y al menos una banda.</translation>
    </message>
    <message>
      <source>Choose two embeddings or more, all of them readable.</source>
      <translation>Elija dos embeddings o más, todos legibles.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Clase</translation>
    </message>
    <message>
      <source>Class map</source>
      <translation>Mapa de clases</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Despejado</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>Borrar</translation>
    </message>
    <message>
      <source>Clear observations in each month</source>
      <translation>Observaciones despejadas en cada mes</translation>
    </message>
    <message>
      <source>Click a place on the map to see its dates.</source>
      <translation>Haga clic en un lugar del mapa para ver sus fechas.</translation>
    </message>
    <message>
      <source>Click a place on the map; everything similar in view glows.</source>
      <translation>Haga clic en un lugar del mapa; todo lo parecido a la vista se ilumina.</translation>
    </message>
    <message>
      <source>Click around a place you know, right-click to end. The class is chosen above.</source>
      <translation>Haga clic alrededor de un lugar que conozca; clic derecho para terminar. La clase se elige arriba.</translation>
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
      <source>Colour</source>
      <translation>Color</translation>
    </message>
    <message>
      <source>Colours the map window by what the labels teach so far; fainter = less sure. Untick it to see the image below.</source>
      <translation>Colorea el mapa según lo que las etiquetas enseñan hasta ahora; más pálido = menos seguro. Desmárquelo para ver la imagen de debajo.</translation>
    </message>
    <message>
      <source>Combine embeddings</source>
      <translation>Combinar embeddings</translation>
    </message>
    <message>
      <source>Combining</source>
      <translation>Combinando</translation>
    </message>
    <message>
      <source>Compares embeddings of two years or more and says how surprising each change is.</source>
      <translation>Compara embeddings de dos años o más y dice cuán sorprendente es cada cambio.</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Comparando</translation>
    </message>
    <message>
      <source>Comparing numbers of clusters</source>
      <translation>Comparando números de grupos</translation>
    </message>
    <message>
      <source>Computed on</source>
      <translation>Calculado en</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confianza</translation>
    </message>
    <message>
      <source>Confidence is</source>
      <translation>La confianza es</translation>
    </message>
    <message>
      <source>Copies them beside the project, and saves it with the copies.</source>
      <translation>Los copia junto al proyecto y lo guarda con las copias.</translation>
    </message>
    <message>
      <source>Copy the &amp;log</source>
      <translation>Copiar el re&amp;gistro</translation>
    </message>
    <message>
      <source>Counter-examples</source>
      <translation>Contraejemplos</translation>
    </message>
    <message>
      <source>Counting the map's classes</source>
      <translation>Contando las clases del mapa</translation>
    </message>
    <message>
      <source>Create and draw</source>
      <translation>Crear y dibujar</translation>
    </message>
    <message>
      <source>Cropland</source>
      <translation>Tierra de cultivo</translation>
    </message>
    <message>
      <source>Dask scheduler (tcp://host:8786)</source>
      <translation>Planificador de Dask (tcp://host:8786)</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Fecha</translation>
    </message>
    <message>
      <source>Date from the &amp;name, written as</source>
      <translation>Fecha del &amp;nombre, escrita como</translation>
    </message>
    <message>
      <source>Dated images of one place: layers of the project, or files and folders dropped here. Three dates are a start, a year is best.</source>
      <translation>Imágenes con fecha de un lugar: capas del proyecto, o archivos y carpetas soltados aquí. Tres fechas son un comienzo, un año es lo mejor.</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Capas con fecha</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>Dispositi&amp;vo</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Double-click or press F2 to correct it. Saved with the project.</source>
      <translation>Haga doble clic o pulse F2 para corregirlo. Se guarda con el proyecto.</translation>
    </message>
    <message>
      <source>Downloading the index of tiles</source>
      <translation>Descargando el índice de teselas</translation>
    </message>
    <message>
      <source>Downloading the tiles</source>
      <translation>Descargando las teselas</translation>
    </message>
    <message>
      <source>Draw a polygon over a place you know.</source>
      <translation>Dibuje un polígono sobre un lugar que conozca.</translation>
    </message>
    <message>
      <source>Draw as</source>
      <translation>Dibujar como</translation>
    </message>
    <message>
      <source>Draw at least two labels of each class: one is held out to test the others.</source>
      <translation>Dibuje al menos dos etiquetas de cada clase: una se reserva para examinar las demás.</translation>
    </message>
    <message>
      <source>Draw labels</source>
      <translation>Dibujar etiquetas</translation>
    </message>
    <message>
      <source>Draw labels of two classes in step 3 first.</source>
      <translation>Dibuje primero etiquetas de dos clases en el paso 3.</translation>
    </message>
    <message>
      <source>Draw what you know, and look at once</source>
      <translation>Dibujar lo que se conoce y mirar enseguida</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Sorteando puntos</translation>
    </message>
    <message>
      <source>Drawing the picture</source>
      <translation>Dibujando la imagen</translation>
    </message>
    <message>
      <source>Draws random points in each class of a map, to be labelled for its accuracy.</source>
      <translation>Sortea puntos al azar en cada clase de un mapa, para etiquetarlos y conocer su exactitud.</translation>
    </message>
    <message>
      <source>Each mark is an image; the shaded span is what the embedding describes.</source>
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
      <source>Embedding of another region</source>
      <translation>Embedding de otra región</translation>
    </message>
    <message>
      <source>Embedding {}</source>
      <translation>Embedding {}</translation>
    </message>
    <message>
      <source>Embeddings</source>
      <translation>Embeddings</translation>
    </message>
    <message>
      <source>Encodes a small tile of the sample that comes with the plugin.</source>
      <translation>Codifica una pequeña tesela de la muestra que viene con el complemento.</translation>
    </message>
    <message>
      <source>Encodes dated satellite layers into one 64-dimensional vector per pixel.</source>
      <translation>Convierte capas de satélite con fecha en un vector unitario de 64 dimensiones por píxel.</translation>
    </message>
    <message>
      <source>Error while practising</source>
      <translation>Error al practicar</translation>
    </message>
    <message>
      <source>Estimates a map's accuracy and the area of each class, with 95 % intervals.</source>
      <translation>Estima la exactitud de un mapa y la superficie de cada clase, con intervalos del 95 %.</translation>
    </message>
    <message>
      <source>Everything that the images cover</source>
      <translation>Todo lo que cubren las imágenes</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Evidencia</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Ejemplos</translation>
    </message>
    <message>
      <source>Examples: {}, counter-examples: {}. Shift-click adds, Ctrl-click subtracts.</source>
      <translation>Ejemplos: {}, contraejemplos: {}. Mayús-clic añade, Ctrl-clic resta.</translation>
    </message>
    <message>
      <source>Extent (instead of area)</source>
      <translation>Extensión (en lugar de área)</translation>
    </message>
    <message>
      <source>False alarms in percent</source>
      <translation>Falsas alarmas en por ciento</translation>
    </message>
    <message>
      <source>Fetching embeddings</source>
      <translation>Obteniendo embeddings</translation>
    </message>
    <message>
      <source>Fewest clear observations of a place</source>
      <translation>Mínimo de observaciones despejadas</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Campo</translation>
    </message>
    <message>
      <source>Field with what was found</source>
      <translation>Campo con lo que se encontró</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Archivos</translation>
    </message>
    <message>
      <source>Find change</source>
      <translation>Buscar cambios</translation>
    </message>
    <message>
      <source>Find look-alikes</source>
      <translation>Buscar lugares parecidos</translation>
    </message>
    <message>
      <source>Finds the places whose labels would improve a head most.</source>
      <translation>Encuentra los lugares cuyas etiquetas más mejorarían un cabezal.</translation>
    </message>
    <message>
      <source>Finished tiles</source>
      <translation>Teselas terminadas</translation>
    </message>
    <message>
      <source>Finished tiles are left in {}: another run may be at work there.</source>
      <translation>Las teselas terminadas quedan en {}: quizá otra ejecución trabaje allí.</translation>
    </message>
    <message>
      <source>First and last image</source>
      <translation>Primera y última imagen</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <source>Forest</source>
      <translation>Bosque</translation>
    </message>
    <message>
      <source>Forget it</source>
      <translation>Olvidarlo</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Recuperado</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>Encontrado en el archivo</translation>
    </message>
    <message>
      <source>From what to what</source>
      <translation>De qué a qué</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>Give the area either as a layer or as an extent, not both.</source>
      <translation>Indique el área como capa o como extensión, no ambas.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>Go on to the map</source>
      <translation>Ir al mapa</translation>
    </message>
    <message>
      <source>Graphics card: {}</source>
      <translation>Tarjeta gráfica: {}</translation>
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
      <source>Helps where you have few labels of your own. They need the same field, and an embedding by the same encoder; the accuracy is that of your own labels.</source>
      <translation>Ayuda donde tiene pocas etiquetas propias. Necesitan el mismo campo y un embedding del mismo codificador; la exactitud es la de sus propias etiquetas.</translation>
    </message>
    <message>
      <source>Hollow marks are masked (clouds) and no part of the line.</source>
      <translation>Las marcas huecas están enmascaradas (nubes) y no forman parte de la línea.</translation>
    </message>
    <message>
      <source>How many classes are possible</source>
      <translation>Cuántas clases son posibles</translation>
    </message>
    <message>
      <source>How much of the image shows the ground: inside the swath, and not masked.</source>
      <translation>Qué parte de la imagen muestra el suelo: dentro de la franja y sin máscara.</translation>
    </message>
    <message>
      <source>How much of this class is found again when whole labels are held out.</source>
      <translation>Cuánto de esta clase se recupera cuando se reservan etiquetas enteras.</translation>
    </message>
    <message>
      <source>How much two halves of the dates disagree: {} at first, {} now (less is better)</source>
      <translation>Cuánto discrepan dos mitades de las fechas: {} al principio, {} ahora (menos es mejor)</translation>
    </message>
    <message>
      <source>How often an average place of the area is seen without clouds.</source>
      <translation>Cuántas veces se ve sin nubes un lugar medio del área.</translation>
    </message>
    <message>
      <source>How similar a place must be to glow</source>
      <translation>Cuán parecido debe ser un lugar para iluminarse</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>Certeza</translation>
    </message>
    <message>
      <source>How the points were drawn</source>
      <translation>Cómo se sortearon los puntos</translation>
    </message>
    <message>
      <source>I&amp;mages that go in, each with its date</source>
      <translation>&amp;Imágenes: las imágenes con fecha que entran</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Imágenes</translation>
    </message>
    <message>
      <source>Import a published embedding</source>
      <translation>Importar un embedding publicado</translation>
    </message>
    <message>
      <source>In &amp;order</source>
      <translation>En &amp;orden</translation>
    </message>
    <message>
      <source>In step 3 choose a class of a layer of multi-part polygons first, such as “New…” makes.</source>
      <translation>Elija primero en el paso 3 una clase de una capa de polígonos multiparte, como la que crea «Nuevo…».</translation>
    </message>
    <message>
      <source>Installing packages</source>
      <translation>Instalando paquetes</translation>
    </message>
    <message>
      <source>Its embedding</source>
      <translation>Su embedding</translation>
    </message>
    <message>
      <source>Its labels</source>
      <translation>Sus etiquetas</translation>
    </message>
    <message>
      <source>Its standard error</source>
      <translation>Su error estándar</translation>
    </message>
    <message>
      <source>Join patches smaller than (m²)</source>
      <translation>Unir manchas menores que (m²)</translation>
    </message>
    <message>
      <source>Joining small patches to others</source>
      <translation>Uniendo manchas pequeñas a otras</translation>
    </message>
    <message>
      <source>Joining the tiles</source>
      <translation>Uniendo las teselas</translation>
    </message>
    <message>
      <source>Keep them</source>
      <translation>Conservarlos</translation>
    </message>
    <message>
      <source>Keeping the results beside the project</source>
      <translation>Guardando los resultados junto al proyecto</translation>
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
      <source>Label problems</source>
      <translation>Etiquetas dudosas</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etiquetas</translation>
    </message>
    <message>
      <source>Labels of another region</source>
      <translation>Etiquetas de otra región</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Capa</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Capas</translation>
    </message>
    <message>
      <source>Learn from another region, too</source>
      <translation>Aprender también de otra región</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Aprendiendo</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Aprende clases o cantidades de polígonos o puntos etiquetados y se examina a sí mismo.</translation>
    </message>
    <message>
      <source>Learns from all labels with the best of several methods, maps the whole embedding, and writes a report of how good it is.</source>
      <translation>Aprende de todas las etiquetas con el mejor de varios métodos, cartografía todo el embedding y escribe un informe de su calidad.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the extent of the map window or a layer.</source>
      <translation>Déjelo vacío para todo, o tome la extensión de la ventana del mapa o de una capa.</translation>
    </message>
    <message>
      <source>Live map</source>
      <translation>Mapa en vivo</translation>
    </message>
    <message>
      <source>Live preview</source>
      <translation>Vista en vivo</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Registro</translation>
    </message>
    <message>
      <source>Look-alikes</source>
      <translation>Lugares parecidos</translation>
    </message>
    <message>
      <source>Look-alikes as a label</source>
      <translation>Lugares parecidos como etiqueta</translation>
    </message>
    <message>
      <source>Looking at a sample of the embedding</source>
      <translation>Examinando una muestra del embedding</translation>
    </message>
    <message>
      <source>Looking at the images</source>
      <translation>Examinando las imágenes</translation>
    </message>
    <message>
      <source>Looking at the labels…</source>
      <translation>Examinando las etiquetas…</translation>
    </message>
    <message>
      <source>Looking at the tiles</source>
      <translation>Examinando las teselas</translation>
    </message>
    <message>
      <source>Looking at what is usual</source>
      <translation>Examinando lo habitual</translation>
    </message>
    <message>
      <source>Looking for look-alikes</source>
      <translation>Buscando lugares parecidos</translation>
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
      <source>Make map and report</source>
      <translation>Crear mapa e informe</translation>
    </message>
    <message>
      <source>Make the embedding</source>
      <translation>Crear el embedding</translation>
    </message>
    <message>
      <source>Making overviews</source>
      <translation>Creando vistas generales</translation>
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
      <source>Manual</source>
      <translation>Manual</translation>
    </message>
    <message>
      <source>Manual: the first map in five minutes, and a page for each window</source>
      <translation>Manual: el primer mapa en cinco minutos, y una página para cada ventana</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Mapa</translation>
    </message>
    <message>
      <source>Map and report</source>
      <translation>Mapa e informe</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Cartografiando</translation>
    </message>
    <message>
      <source>Memory (GB; empty: 2)</source>
      <translation>Memoria (GB; vacío: 2)</translation>
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
      <source>Most confused: &lt;b&gt;{}&lt;/b&gt;, {} % taken for &lt;b&gt;{}&lt;/b&gt;.</source>
      <translation>Lo más confundido: &lt;b&gt;{}&lt;/b&gt;, {} % tomado por &lt;b&gt;{}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>Most like labels of: {}</source>
      <translation>Más parecido a etiquetas de: {}</translation>
    </message>
    <message>
      <source>NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)</source>
      <translation>Tarjeta gráfica NVIDIA (descarga 2,5 GB, ocupa 6,5 GB)</translation>
    </message>
    <message>
      <source>Name at least two classes.</source>
      <translation>Dé nombre al menos a dos clases.</translation>
    </message>
    <message>
      <source>New label layer</source>
      <translation>Nueva capa de etiquetas</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Nuevo…</translation>
    </message>
    <message>
      <source>No better than guessing</source>
      <translation>No mejor que adivinar</translation>
    </message>
    <message>
      <source>No cloud mask was found: clouds count as ground. A quality band in the file or beside it (SCL, QA60, QA_PIXEL) would tell them apart.</source>
      <translation>No se encontró máscara de nubes: las nubes cuentan como suelo. Una banda de calidad en el archivo o junto a él (SCL, QA60, QA_PIXEL) las distinguiría.</translation>
    </message>
    <message>
      <source>No image is ticked.</source>
      <translation>No hay ninguna imagen marcada.</translation>
    </message>
    <message>
      <source>No image of the valid period shows the ground clearly.</source>
      <translation>Ninguna imagen del período de validez muestra el suelo despejado.</translation>
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
      <source>None of the images is of the valid period, {} to {}. Choose another one.</source>
      <translation>Ninguna de las imágenes es del período de validez, {} a {}. Elija otro.</translation>
    </message>
    <message>
      <source>None yet: it learns from these images</source>
      <translation>Aún ninguno: aprende de estas imágenes</translation>
    </message>
    <message>
      <source>Nothing is left of that run to go on with.</source>
      <translation>De esa ejecución no queda nada con lo que continuar.</translation>
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
      <source>Number of places</source>
      <translation>Número de lugares</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Número de puntos</translation>
    </message>
    <message>
      <source>Number of points (empty: automatic)</source>
      <translation>Número de puntos (vacío: automático)</translation>
    </message>
    <message>
      <source>Numbers a pixel</source>
      <translation>Números por píxel</translation>
    </message>
    <message>
      <source>Of another region give both the embedding and its labels, or neither.</source>
      <translation>De otra región indique tanto el embedding como sus etiquetas, o ninguno de los dos.</translation>
    </message>
    <message>
      <source>Of two encoders</source>
      <translation>De dos codificadores</translation>
    </message>
    <message>
      <source>Of {}, {} files would be the band {}. That is right for tiles that lie side by side; of files of one place only one counts. Are they all this band?</source>
      <translation>Del {}, {} archivos serían la banda {}. Es correcto si son teselas contiguas; de varios archivos de un mismo lugar solo cuenta uno. ¿Son todos esta banda?</translation>
    </message>
    <message>
      <source>One band of the file is given two names.</source>
      <translation>Una banda del archivo tiene dos nombres.</translation>
    </message>
    <message>
      <source>Only the area that is set.</source>
      <translation>Solo el área definida.</translation>
    </message>
    <message>
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Abra Ráster › AEF Fields › Entorno de cálculo… para crear o elegir uno.</translation>
    </message>
    <message>
      <source>Open the &amp;report in the browser when a map is ready</source>
      <translation>Abrir el &amp;informe en el navegador cuando el mapa esté listo</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Abrir el informe</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Exactitud global</translation>
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
      <source>Place {} of {}: {}? It is {} % sure.</source>
      <translation>Lugar {} de {}: ¿{}? Seguro al {} %.</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lugares</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Puntos</translation>
    </message>
    <message>
      <source>Points drawn</source>
      <translation>Puntos sorteados</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Puntos para etiquetar</translation>
    </message>
    <message>
      <source>Polygons (best)</source>
      <translation>Polígonos (lo mejor)</translation>
    </message>
    <message>
      <source>Processing: {}…</source>
      <translation>Procesos: {}…</translation>
    </message>
    <message>
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Solo procesador (descarga 0,3 GB, ocupa 1,6 GB)</translation>
    </message>
    <message>
      <source>Processor: {} cores</source>
      <translation>Procesador: {} núcleos</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Producto</translation>
    </message>
    <message>
      <source>Puts embeddings of one place side by side, so that heads learn from all of them.</source>
      <translation>Pone lado a lado embeddings de un lugar, para que los cabezales aprendan de todos.</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, por la red</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Leyendo</translation>
    </message>
    <message>
      <source>Reading the vectors under the labels</source>
      <translation>Leyendo los vectores bajo las etiquetas</translation>
    </message>
    <message>
      <source>Reference points</source>
      <translation>Puntos de referencia</translation>
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
      <source>Removes what was finished of that run, and starts it again.</source>
      <translation>Elimina lo que estaba terminado de esa ejecución y la inicia otra vez.</translation>
    </message>
    <message>
      <source>Removes what was finished of that run.</source>
      <translation>Elimina lo que estaba terminado de esa ejecución.</translation>
    </message>
    <message>
      <source>Rep&amp;air the environment</source>
      <translation>&amp;Reparar el entorno</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Informe</translation>
    </message>
    <message>
      <source>R² {:.2f}</source>
      <translation>R² {:.2f}</translation>
    </message>
    <message>
      <source>Same colours as (a picture)</source>
      <translation>Mismos colores que (una imagen)</translation>
    </message>
    <message>
      <source>Sample for validation</source>
      <translation>Muestra para validación</translation>
    </message>
    <message>
      <source>Say source, date and bands of an image that was not understood.</source>
      <translation>Indicar fuente, fecha y bandas de una imagen que no se entendió.</translation>
    </message>
    <message>
      <source>Say where the tiles are: choose files or a folder, or give an address.</source>
      <translation>Diga dónde están las teselas: elija archivos o una carpeta, o dé una dirección.</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Serie</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Ajustes…</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Mostrar todo</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Mostrar en el mapa</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as light and hues.</source>
      <translation>Muestra las tres direcciones principales de un embedding como claridad y tonos.</translation>
    </message>
    <message>
      <source>Shows where an embedding is like the examples you draw, and lists the best places.</source>
      <translation>Muestra dónde un embedding es como los ejemplos dibujados y enumera los mejores lugares.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Fuente</translation>
    </message>
    <message>
      <source>Sources it knows</source>
      <translation>Fuentes que conoce</translation>
    </message>
    <message>
      <source>Stable places</source>
      <translation>Lugares estables</translation>
    </message>
    <message>
      <source>Start a label layer from a list of classes.</source>
      <translation>Empezar una capa de etiquetas con una lista de clases.</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Partir de (vacío: el codificador incluido)</translation>
    </message>
    <message>
      <source>Started from</source>
      <translation>Comenzó con</translation>
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
      <source>Suggest what to label next</source>
      <translation>Sugerir qué etiquetar a continuación</translation>
    </message>
    <message>
      <source>Sum up all dates of each place</source>
      <translation>Resumir todas las fechas de cada lugar</translation>
    </message>
    <message>
      <source>Summing up the images</source>
      <translation>Resumiendo las imágenes</translation>
    </message>
    <message>
      <source>Summing up the images on the cluster</source>
      <translation>Resumiendo las imágenes en el clúster</translation>
    </message>
    <message>
      <source>Sums up {}; you can go on working meanwhile.</source>
      <translation>Resume {}; puede seguir trabajando mientras tanto.</translation>
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
      <source>Takes up the run where it stopped; finished tiles are kept.</source>
      <translation>Retoma la ejecución donde se detuvo; las teselas terminadas se conservan.</translation>
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
      <source>Testing on held-out labels</source>
      <translation>Probando con etiquetas reservadas</translation>
    </message>
    <message>
      <source>Testing: a small tile is being encoded…</source>
      <translation>Prueba: se está codificando una pequeña tesela…</translation>
    </message>
    <message>
      <source>That file exists; choose another name.</source>
      <translation>Ese archivo ya existe; elija otro nombre.</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>El Python elegido para el proceso de cálculo no existe: «{}». {}</translation>
    </message>
    <message>
      <source>The attribute that holds the class, or the quantity.</source>
      <translation>El atributo con la clase o la cantidad.</translation>
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
      <source>The embedding can't be opened; choose another in step 2.</source>
      <translation>No se puede abrir el embedding; elija otro en el paso 2.</translation>
    </message>
    <message>
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>El embedding describe los días desde la primera fecha hasta antes de la segunda.</translation>
    </message>
    <message>
      <source>The embedding is being opened; click again.</source>
      <translation>El embedding se está abriendo; haga clic de nuevo.</translation>
    </message>
    <message>
      <source>The embedding of the closed project is ready: “{}”.</source>
      <translation>El embedding del proyecto cerrado está listo: «{}».</translation>
    </message>
    <message>
      <source>The embedding that labels, map and look-alikes work on.</source>
      <translation>El embedding con el que trabajan etiquetas, mapa y lugares parecidos.</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready ({}:{:02d} min).</source>
      <translation>El embedding «{}» está listo ({}:{:02d} min).</translation>
    </message>
    <message>
      <source>The encoder does not know other sensors, but can learn one: describe the images in a &lt;a href='manifest'&gt;manifest&lt;/a&gt; with a source of your own, then run &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; and &lt;i&gt;Make an embedding&lt;/i&gt; from the Processing toolbox with it.</source>
      <translation>El codificador no conoce otros sensores, pero puede aprender uno: describa las imágenes en un &lt;a href='manifest'&gt;manifiesto&lt;/a&gt; con una fuente propia y ejecute con él &lt;i&gt;Adaptar el codificador a una escena&lt;/i&gt; y &lt;i&gt;Crear un embedding&lt;/i&gt; de la caja de herramientas de Procesos.</translation>
    </message>
    <message>
      <source>The encoder is adapted first, for {:g} minutes.</source>
      <translation>Primero se adapta el codificador, durante {:g} minutos.</translation>
    </message>
    <message>
      <source>The encoder practises on your images before it encodes them. It must for a sensor that is new to it; for sensors it knows, maps got no better by it where that was measured. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>El codificador practica con sus imágenes antes de codificarlas. Debe hacerlo con un sensor nuevo para él; con los sensores que conoce, los mapas no mejoraron donde se midió. Los embeddings hechos con codificadores adaptados de forma distinta no se pueden comparar entre sí.</translation>
    </message>
    <message>
      <source>The encoder's card: what it was trained on, and what it is good for.</source>
      <translation>La ficha del codificador: con qué se entrenó y para qué sirve.</translation>
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
      <source>The error says how well the encoder repeats images that it was shown in part; it is no accuracy of a map. Embeddings made with this encoder can be compared with each other, and with none that another encoder made.</source>
      <translation>El error dice lo bien que el codificador repite imágenes que vio en parte; no es la exactitud de un mapa. Los embeddings hechos con este codificador se pueden comparar entre sí, y con ninguno de otro codificador.</translation>
    </message>
    <message>
      <source>The file must end in .gpkg.</source>
      <translation>El archivo debe terminar en .gpkg.</translation>
    </message>
    <message>
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>A la carpeta «{}» le falta un paquete: {}. Llénela en una máquina con el mismo sistema y la misma versión de Python con «python -m pip download -r {} -d CARPETA».</translation>
    </message>
    <message>
      <source>The glowing places in view as one label of the class that is chosen in step 3</source>
      <translation>Los lugares iluminados a la vista como una etiqueta de la clase elegida en el paso 3</translation>
    </message>
    <message>
      <source>The glowing places in view as polygons</source>
      <translation>Los lugares iluminados a la vista como polígonos</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>El cabezal «{}» no existe. Elija el archivo .aefhead que escribió «Aprender de etiquetas».</translation>
    </message>
    <message>
      <source>The label layer could not be written: {}</source>
      <translation>No se pudo escribir la capa de etiquetas: {}</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>La capa de etiquetas «{}» no tiene sistema de referencia de coordenadas. Establézcalo en las propiedades de la capa y ejecute de nuevo.</translation>
    </message>
    <message>
      <source>The labels could not be saved: {}</source>
      <translation>No se pudieron guardar las etiquetas: {}</translation>
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
      <source>The last &amp;365 days of the images</source>
      <translation>Los últimos &amp;365 días de las imágenes</translation>
    </message>
    <message>
      <source>The layer “{}” can't be edited; copy it to a GeoPackage.</source>
      <translation>La capa «{}» no se puede editar; cópiela a un GeoPackage.</translation>
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
      <source>The layer “{}” is one of several rasters in “{}”, of which the worker reads none. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>La capa «{}» es uno de varios rásteres en «{}», de los que el proceso de cálculo no lee ninguno. Guárdela primero como GeoTIFF (clic derecho › Exportar › Guardar como…).</translation>
    </message>
    <message>
      <source>The layer “{}” is shown in {}, but its file says {}. Write the right one into the file (Raster › Projections › Assign Projection), or give the layer the file's.</source>
      <translation>La capa «{}» se muestra en {}, pero su archivo dice {}. Escriba el correcto en el archivo (Ráster › Proyecciones › Asignar proyección) o dé a la capa el del archivo.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>El manifiesto «{}» no existe. Compruebe la ruta.</translation>
    </message>
    <message>
      <source>The map is made.</source>
      <translation>El mapa está hecho.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels held out were right.</source>
      <translation>El mapa está hecho. &lt;b&gt;{} %&lt;/b&gt; de las etiquetas reservadas eran correctas.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels were right with whole areas held out, as they lie in clusters.</source>
      <translation>El mapa está hecho. &lt;b&gt;{} %&lt;/b&gt; de las etiquetas eran correctas al reservar zonas enteras, porque están agrupadas.</translation>
    </message>
    <message>
      <source>The map is made. R² on labels held out: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>El mapa está hecho. R² en etiquetas reservadas: &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map is made. R² with whole areas held out, as labels lie in clusters: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>El mapa está hecho. R² al reservar zonas enteras, porque las etiquetas están agrupadas: &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map of the closed project is ready: “{}”.</source>
      <translation>El mapa del proyecto cerrado está listo: «{}».</translation>
    </message>
    <message>
      <source>The next place where a label would teach most</source>
      <translation>El siguiente lugar donde una etiqueta enseñaría más</translation>
    </message>
    <message>
      <source>The number that the next label gets. Change it, then click.</source>
      <translation>El número que recibe la próxima etiqueta. Cámbielo y haga clic.</translation>
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
      <source>The place before</source>
      <translation>El lugar anterior</translation>
    </message>
    <message>
      <source>The places are written as a GeoPackage; choose a name that ends in .gpkg.</source>
      <translation>Los lugares se escriben como GeoPackage; elija un nombre que termine en .gpkg.</translation>
    </message>
    <message>
      <source>The points “{}” have no field “{}”; they have: {}.</source>
      <translation>Los puntos «{}» no tienen el campo «{}»; tienen: {}.</translation>
    </message>
    <message>
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>El proyecto aún no tiene capas ráster. Añada imágenes con fecha al proyecto o tómelas con «Añadir archivos…».</translation>
    </message>
    <message>
      <source>The quickest there is</source>
      <translation>El más rápido que haya</translation>
    </message>
    <message>
      <source>The result goes into {}.</source>
      <translation>El resultado va a {}.</translation>
    </message>
    <message>
      <source>The result is a temporary file: save the project first to keep it.</source>
      <translation>El resultado es un archivo temporal: guarde primero el proyecto para conservarlo.</translation>
    </message>
    <message>
      <source>The results are gone when QGIS is closed.</source>
      <translation>Los resultados desaparecen al cerrar QGIS.</translation>
    </message>
    <message>
      <source>The results could not be kept ({}). Make room there, then save again.</source>
      <translation>Los resultados no se pudieron conservar ({}). Haga sitio allí y guarde de nuevo.</translation>
    </message>
    <message>
      <source>The same for {} other images that can't be used</source>
      <translation>Lo mismo para otras {} imágenes que no se pueden usar</translation>
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
      <source>The whole map, and how good it is</source>
      <translation>El mapa entero, y cómo de bueno es</translation>
    </message>
    <message>
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>No se pudo iniciar el proceso de cálculo: «{}» ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended three times within a minute, most often because the memory was used up. Close other programs or zoom in. The log panel, tab “{}”, has more.</source>
      <translation>El proceso de cálculo terminó tres veces en un minuto, casi siempre porque se agotó la memoria. Cierre otros programas o acerque la vista. Hay más en el panel de mensajes, pestaña «{}».</translation>
    </message>
    <message>
      <source>The worker ended unexpectedly and was started again.</source>
      <translation>El proceso de cálculo terminó de forma inesperada y se inició de nuevo.</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>El proceso de cálculo terminó sin resultado (código de salida {}). Sus últimas palabras fueron: {}. El resto está en el panel de mensajes, pestaña «{}».</translation>
    </message>
    <message>
      <source>The worker runs in {}</source>
      <translation>El proceso de cálculo se ejecuta en {}</translation>
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
      <source>Threshold in percent (empty: automatic)</source>
      <translation>Umbral en % (vacío: automático)</translation>
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
      <source>Tick some images in step 1 first.</source>
      <translation>Marque primero algunas imágenes en el paso 1.</translation>
    </message>
    <message>
      <source>To see from what to what the land changed, give both a head and a name for that layer.</source>
      <translation>Para ver de qué a qué cambió el terreno, indique un cabezal y un nombre para esa capa.</translation>
    </message>
    <message>
      <source>Too few labels to test: add more places, with other values.</source>
      <translation>Muy pocas etiquetas para comprobar: añada lugares con otros valores.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Aprender de etiquetas</translation>
    </message>
    <message>
      <source>Training labels</source>
      <translation>Etiquetas de entrenamiento</translation>
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
      <source>Turn into a label</source>
      <translation>Convertir en etiqueta</translation>
    </message>
    <message>
      <source>Turn into a layer</source>
      <translation>Convertir en capa</translation>
    </message>
    <message>
      <source>Two classes have the same name.</source>
      <translation>Dos clases tienen el mismo nombre.</translation>
    </message>
    <message>
      <source>Uncertainty of a quantity</source>
      <translation>Incertidumbre de una cantidad</translation>
    </message>
    <message>
      <source>Untick all rows</source>
      <translation>Desmarcar todas las filas</translation>
    </message>
    <message>
      <source>Use these images</source>
      <translation>Usar estas imágenes</translation>
    </message>
    <message>
      <source>Valid observations</source>
      <translation>Observaciones válidas</translation>
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
      <source>Value of the next label</source>
      <translation>Valor de la próxima etiqueta</translation>
    </message>
    <message>
      <source>Wanted error of the accuracy</source>
      <translation>Error deseado de la exactitud</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Agua</translation>
    </message>
    <message>
      <source>What computes, and how much memory it has free now.</source>
      <translation>Lo que calcula, y cuánta memoria tiene libre ahora.</translation>
    </message>
    <message>
      <source>What is this image?</source>
      <translation>¿Qué es esta imagen?</translation>
    </message>
    <message>
      <source>What is this…</source>
      <translation>Qué es esto…</translation>
    </message>
    <message>
      <source>Where not to trust it</source>
      <translation>Dónde no fiarse</translation>
    </message>
    <message>
      <source>Where to label next: {} places in view.</source>
      <translation>Dónde etiquetar a continuación: {} lugares a la vista.</translation>
    </message>
    <message>
      <source>Whether labels lie in clusters</source>
      <translation>Si las etiquetas están agrupadas</translation>
    </message>
    <message>
      <source>Which band of the file is which?</source>
      <translation>¿Qué banda del archivo es cuál?</translation>
    </message>
    <message>
      <source>Which dated images go in</source>
      <translation>Qué imágenes con fecha entran</translation>
    </message>
    <message>
      <source>Windows can't hand over so many files one by one. Choose their folder instead.</source>
      <translation>Windows no puede pasar tantos archivos uno a uno. Elija en su lugar la carpeta.</translation>
    </message>
    <message>
      <source>Windows refused a path of more than 260 letters. Have its setting “Enable Win32 long paths” turned on, then try again. The log is {}.</source>
      <translation>Windows rechazó una ruta de más de 260 letras. Haga activar su opción «Habilitar rutas de acceso largas de Win32» e inténtelo de nuevo. El registro está en {}.</translation>
    </message>
    <message>
      <source>With the encoder {}.</source>
      <translation>Con el codificador {}.</translation>
    </message>
    <message>
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Sin red: una carpeta de wheels, llenada en una máquina con el mismo sistema y la misma versión de Python con&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d CARPETA&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker &amp;environment…</source>
      <translation>&amp;Entorno del proceso de cálculo…</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Entorno de cálculo…</translation>
    </message>
    <message>
      <source>YYYY year, YY its last two digits, MM month, DD day, DDD day of the year.</source>
      <translation>YYYY año, YY sus dos últimas cifras, MM mes, DD día, DDD día del año.</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Año</translation>
    </message>
    <message>
      <source>Year of the break</source>
      <translation>Año de la ruptura</translation>
    </message>
    <message>
      <source>a quantity</source>
      <translation>una cantidad</translation>
    </message>
    <message>
      <source>a temporary file</source>
      <translation>un archivo temporal</translation>
    </message>
    <message>
      <source>about {:.0f} minutes</source>
      <translation>unos {:.0f} minutos</translation>
    </message>
    <message>
      <source>about {:.1f} hours</source>
      <translation>unas {:.1f} horas</translation>
    </message>
    <message>
      <source>accuracy,confusion matrix,error matrix,Olofsson,Stehman,hectares,user's,producer's</source>
      <translation>exactitud,matriz de confusión,matriz de error,Olofsson,Stehman,hectáreas,exactitud del usuario,exactitud del productor</translation>
    </message>
    <message>
      <source>active learning,labels,uncertainty,sampling,training</source>
      <translation>aprendizaje activo,etiquetas,incertidumbre,muestreo,entrenamiento</translation>
    </message>
    <message>
      <source>alphaearth,tessera,google,satellite embedding,download,source cooperative,cog</source>
      <translation>alphaearth,tessera,google,satellite embedding,descargar,source cooperative,cog</translation>
    </message>
    <message>
      <source>another sensor</source>
      <translation>otro sensor</translation>
    </message>
    <message>
      <source>as the scene</source>
      <translation>como la escena</translation>
    </message>
    <message>
      <source>as unchanged land</source>
      <translation>como el terreno sin cambios</translation>
    </message>
    <message>
      <source>change detection,difference,trend,break,deforestation,time series,from-to</source>
      <translation>detección de cambios,diferencia,tendencia,ruptura,deforestación,serie temporal,de-a</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>elegir…</translation>
    </message>
    <message>
      <source>classes</source>
      <translation>clases</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>clasificar,supervisado,bosque aleatorio,knn,regresión,aprender,aprendizaje automático,exactitud</translation>
    </message>
    <message>
      <source>done</source>
      <translation>hecho</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>codificar,característica,serie temporal,sentinel,landsat,alphaearth,modelo fundacional,satélite</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>fallido</translation>
    </message>
    <message>
      <source>finding out how quick this computer is…</source>
      <translation>midiendo lo rápido que es este ordenador…</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>ajuste fino,adaptar,entrenar,codificador,checkpoint,autosupervisado</translation>
    </message>
    <message>
      <source>images changed</source>
      <translation>imágenes cambiadas</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,no supervisado,segmentar,agrupar,clases</translation>
    </message>
    <message>
      <source>labels changed</source>
      <translation>etiquetas cambiadas</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>omitida</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>menos de un minuto</translation>
    </message>
    <message>
      <source>like no class</source>
      <translation>como ninguna clase</translation>
    </message>
    <message>
      <source>like the labels</source>
      <translation>como las etiquetas</translation>
    </message>
    <message>
      <source>looking at {}</source>
      <translation>examinando {}</translation>
    </message>
    <message>
      <source>looking…</source>
      <translation>examinando…</translation>
    </message>
    <message>
      <source>make a new one</source>
      <translation>crear uno nuevo</translation>
    </message>
    <message>
      <source>more classes possible</source>
      <translation>más clases posibles</translation>
    </message>
    <message>
      <source>never seen clearly</source>
      <translation>nunca visto con claridad</translation>
    </message>
    <message>
      <source>no image: leave it out</source>
      <translation>no es una imagen: omitirla</translation>
    </message>
    <message>
      <source>no mask</source>
      <translation>sin máscara</translation>
    </message>
    <message>
      <source>no such date</source>
      <translation>no hay tal fecha</translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>aún ninguno</translation>
    </message>
    <message>
      <source>not in the file</source>
      <translation>no está en el archivo</translation>
    </message>
    <message>
      <source>not labelled yet</source>
      <translation>aún sin etiquetar</translation>
    </message>
    <message>
      <source>not yet</source>
      <translation>aún no</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nada</translation>
    </message>
    <message>
      <source>nothing clear</source>
      <translation>nada despejado</translation>
    </message>
    <message>
      <source>nothing: learnt from these images alone</source>
      <translation>nada: aprendido solo de estas imágenes</translation>
    </message>
    <message>
      <source>other embedding</source>
      <translation>otro embedding</translation>
    </message>
    <message>
      <source>out of date</source>
      <translation>desactualizado</translation>
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
      <source>rarer than that</source>
      <translation>más raro que eso</translation>
    </message>
    <message>
      <source>rarer, up to one in {}</source>
      <translation>más raro, hasta uno de cada {}</translation>
    </message>
    <message>
      <source>reflectance</source>
      <translation>reflectancia</translation>
    </message>
    <message>
      <source>running</source>
      <translation>en curso</translation>
    </message>
    <message>
      <source>similarity,search,cosine,look-alike,find,nearest,target detection</source>
      <translation>semejanza,búsqueda,coseno,lugares parecidos,buscar,más cercano,detección de objetivos</translation>
    </message>
    <message>
      <source>stack,merge,fuse,concatenate,alphaearth,tessera</source>
      <translation>apilar,unir,fusionar,concatenar,alphaearth,tessera</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>detenido</translation>
    </message>
    <message>
      <source>stratified,random,reference,validation,accuracy,Olofsson,AcATaMa,points</source>
      <translation>estratificado,aleatorio,referencia,validación,exactitud,Olofsson,AcATaMa,puntos</translation>
    </message>
    <message>
      <source>sure of one class</source>
      <translation>seguro de una clase</translation>
    </message>
    <message>
      <source>temporary</source>
      <translation>temporal</translation>
    </message>
    <message>
      <source>the best {} % of the scene</source>
      <translation>el mejor {} % de la escena</translation>
    </message>
    <message>
      <source>the clearest {} of {} dates</source>
      <translation>las {} fechas más despejadas de {}</translation>
    </message>
    <message>
      <source>three classes possible</source>
      <translation>tres clases posibles</translation>
    </message>
    <message>
      <source>too few to test</source>
      <translation>demasiado pocas para examinar</translation>
    </message>
    <message>
      <source>two classes possible</source>
      <translation>dos clases posibles</translation>
    </message>
    <message>
      <source>unlike the labels: do not trust</source>
      <translation>distinto de las etiquetas: no fiarse</translation>
    </message>
    <message>
      <source>very unlike the labels</source>
      <translation>muy distinto de las etiquetas</translation>
    </message>
    <message>
      <source>{:.0f} MB</source>
      <translation>{:.0f} MB</translation>
    </message>
    <message>
      <source>{:.0f} kB</source>
      <translation>{:.0f} kB</translation>
    </message>
    <message>
      <source>{:.1f} GB</source>
      <translation>{:.1f} GB</translation>
    </message>
    <message>
      <source>{} %</source>
      <translation>{} %</translation>
    </message>
    <message>
      <source>{} % of the area has no image. Are the images of several places? Then make an embedding of each.</source>
      <translation>El {} % del área no tiene ninguna imagen. ¿Las imágenes son de varios lugares? Entonces haga un embedding de cada uno.</translation>
    </message>
    <message>
      <source>{} % right</source>
      <translation>{} % acertado</translation>
    </message>
    <message>
      <source>{} % right near labels</source>
      <translation>{} % acertado cerca de etiquetas</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (viene con el complemento)</translation>
    </message>
    <message>
      <source>{} ({:.0f} %)</source>
      <translation>{} ({:.0f} %)</translation>
    </message>
    <message>
      <source>{} ({} while it runs)</source>
      <translation>{} ({} mientras se ejecuta)</translation>
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
      <source>{} images</source>
      <translation>{} imágenes</translation>
    </message>
    <message>
      <source>{} is not there any more: put it back to go on.</source>
      <translation>{} ya no está: vuelva a ponerlo para continuar.</translation>
    </message>
    <message>
      <source>{} megapixels</source>
      <translation>{} megapíxeles</translation>
    </message>
    <message>
      <source>{} min left</source>
      <translation>quedan {} min</translation>
    </message>
    <message>
      <source>{} minutes, {} steps</source>
      <translation>{} minutos, {} pasos</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} de unos {}</translation>
    </message>
    <message>
      <source>{} of {} images, {} to {}</source>
      <translation>{} de {} imágenes, {} a {}</translation>
    </message>
    <message>
      <source>{} pixels</source>
      <translation>{} píxeles</translation>
    </message>
    <message>
      <source>{} polygons are a layer now. It is temporary: export it to keep it.</source>
      <translation>{} polígonos son ahora una capa. Es temporal: expórtela para conservarla.</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>quedan {} s</translation>
    </message>
    <message>
      <source>{} was changed since then, so it can only begin anew: what was finished is removed.</source>
      <translation>{} ha cambiado desde entonces, así que solo puede empezar de nuevo: lo terminado se elimina.</translation>
    </message>
    <message>
      <source>{} × {} pixels, {} bands. Go on with labels, with Cluster if there are none, or make another one.</source>
      <translation>{} × {} píxeles, {} bandas. Continúe con las etiquetas, sin ellas con Agrupar, o cree otro.</translation>
    </message>
    <message>
      <source>{}, summed up over {} to {}</source>
      <translation>{}, resumidas de {} a {}</translation>
    </message>
    <message>
      <source>{}, {} missing</source>
      <translation>{}, ausentes: {}</translation>
    </message>
    <message>
      <source>{}…</source>
      <translation>{}…</translation>
    </message>
    <message>
      <source>“{}” can't be removed: {}. Is a run going on? Wait for it, cancel it, or restart QGIS.</source>
      <translation>«{}» no se puede eliminar: {}. ¿Hay una ejecución en curso? Espere a que acabe, cancélela o reinicie QGIS.</translation>
    </message>
    <message>
      <source>“{}” can't be taken from “{}”: QGIS can't open it, or it is empty. Check the path.</source>
      <translation>«{}» no se puede tomar de «{}»: QGIS no puede abrirlo o está vacío. Compruebe la ruta.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>No se puede escribir en «{}»: {}</translation>
    </message>
    <message>
      <source>“{}” can't be “{}”. Give one of these words: {}.</source>
      <translation>«{}» no puede ser «{}». Indique una de estas palabras: {}.</translation>
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
      <source>“{}” does not say what the encoder was trained on ({}).</source>
      <translation>«{}» no dice con qué se entrenó el codificador ({}).</translation>
    </message>
    <message>
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>«{}» tiene {} {}; el proceso de cálculo necesita {}{}. {}</translation>
    </message>
    <message>
      <source>“{}” holds an image for each band and date: drag it onto QGIS' map to see one band. It is used as a whole without that.</source>
      <translation>«{}» contiene una imagen por banda y fecha: arrástrelo al mapa de QGIS para ver una banda. Se usa entero también sin ello.</translation>
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
      <source>“{}” is no class map ({} bands, {}). Choose a layer with one band whose whole numbers are classes, such as “Make a map” writes.</source>
      <translation>«{}» no es un mapa de clases ({} bandas, {}). Elija una capa de una banda cuyos números enteros sean clases, como la que escribe «Crear un mapa».</translation>
    </message>
    <message>
      <source>“{}” is no single image that QGIS can open: add one of its files.</source>
      <translation>«{}» no es una sola imagen que QGIS pueda abrir: añada uno de sus archivos.</translation>
    </message>
    <message>
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>«{}» está abierto en el proyecto como la capa «{}». Quite primero esa capa o elija otro nombre para la salida.</translation>
    </message>
    <message>
      <source>“{}” is there already. Replace it?</source>
      <translation>«{}» ya existe. ¿Reemplazarlo?</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>A «{}» le faltan estos paquetes: {}. {}</translation>
    </message>
  </context>
</TS>
