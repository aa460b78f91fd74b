<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AefFields</name>
    <message>
      <source> minutes</source>
      <translation> Minuten</translation>
    </message>
    <message>
      <source> or newer</source>
      <translation> oder neuer</translation>
    </message>
    <message>
      <source> · cloud mask</source>
      <translation> · Wolkenmaske</translation>
    </message>
    <message>
      <source> · looking at {}…</source>
      <translation> · {} werden angesehen…</translation>
    </message>
    <message>
      <source> · {} can't be used</source>
      <translation> · {} nicht verwendbar</translation>
    </message>
    <message>
      <source>&amp;Area</source>
      <translation>&amp;Gebiet</translation>
    </message>
    <message>
      <source>&amp;Cancel run</source>
      <translation>Lauf a&amp;bbrechen</translation>
    </message>
    <message>
      <source>&amp;Encoder</source>
      <translation>&amp;Encoder</translation>
    </message>
    <message>
      <source>&amp;For</source>
      <translation>&amp;Für</translation>
    </message>
    <message>
      <source>&amp;Frames: the dated images that go in</source>
      <translation>&amp;Aufnahmen: die datierten Bilder, die eingehen</translation>
    </message>
    <message>
      <source>&amp;Make it anew</source>
      <translation>&amp;Neu anlegen</translation>
    </message>
    <message>
      <source>&amp;Make the environment</source>
      <translation>Umgebung an&amp;legen</translation>
    </message>
    <message>
      <source>&amp;Or use a Python (3.10 or newer) that already has the packages:</source>
      <translation>&amp;Oder ein Python (ab 3.10) verwenden, das die Pakete schon hat:</translation>
    </message>
    <message>
      <source>&amp;Output</source>
      <translation>A&amp;usgabe</translation>
    </message>
    <message>
      <source>&amp;Packages from</source>
      <translation>&amp;Pakete aus</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>&amp;Repair the environment</source>
      <translation>Umgebung &amp;reparieren</translation>
    </message>
    <message>
      <source>&amp;Run in background</source>
      <translation>Im &amp;Hintergrund ausführen</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Dieses verwenden</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Embedding berechnen&lt;/b&gt;&lt;br&gt;Ein Jahr datierter Layer in 64 Zahlen je Pixel zusammenfassen.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.13 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;Es wurde kein Python 3.10 bis 3.13 mit dem Modul venv gefunden.&lt;/b&gt; Installieren Sie eines von python.org (unter Debian und Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;) und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;Der Rechenprozess ist bereit.&lt;/b&gt; Er läuft in {}</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Vor dem ersten Lauf fehlt noch etwas&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the frames, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Datierte Layer&lt;/b&gt;: Raster verschiedener Zeitpunkte (Sentinel-2, Sentinel-1, Landsat oder andere). Eine Datei kann alle Kanäle eines Datums, einen Kanal oder viele Zeitpunkte enthalten. Datum und Quelle stammen aus Ihren Angaben im Fenster der Werkzeugleiste, dem zeitlichen Bereich des Layers, den Metadaten der Datei oder ihrem Namen („S2_20180407.tif“).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: statt der Layer eine JSON-Datei, die die Aufnahmen aufzählt; das dürfen auch die Ordner sein, in denen Produkte geliefert werden (.SAFE). Es geht den Layern vor.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. Longer is better up to a point; 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minuten&lt;/b&gt;: wie lange geübt wird. Länger ist bis zu einem gewissen Punkt besser; 4 Minuten genügen auf einem Laptop für eine Szene von einigen Quadratkilometern.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ausgehen von&lt;/b&gt;: ein Checkpoint, von dem aus weitergelernt wird. Leer: der mitgelieferte, falls es einen gibt, sonst von Grund auf.&lt;/p&gt;&lt;p&gt;Das Ergebnis ist ein Checkpoint, eine Datei für &lt;i&gt;Embedding berechnen&lt;/i&gt;. Embeddings verschiedener Checkpoints lassen sich nicht miteinander vergleichen.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the frames.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Gültigkeitszeitraum&lt;/b&gt;: die Zeit, die das Embedding beschreiben soll; der Beginn ist ihr erster Tag, das Ende der erste Tag danach. Leer: die letzten 365 Tage der Aufnahmen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: der Encoder. Leer: der mitgelieferte. Oder eine Datei, die &lt;i&gt;Encoder anpassen&lt;/i&gt; erzeugt hat.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zahlenformat&lt;/b&gt;: int8 braucht ein Viertel des Platzes, und alle Werkzeuge hier kennen es; float32 ist für andere Programme.&lt;/p&gt;&lt;p&gt;Beim Abbrechen bleiben fertige Kacheln erhalten: Derselbe Lauf geht später dort weiter.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as red, green and blue. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Ein Bildschirm hat drei Farben, ein Embedding 64 Dimensionen. Dieses Werkzeug findet die drei Richtungen, in denen sich die Pixel dieses Embeddings am stärksten unterscheiden, und zeigt sie als Rot, Grün und Blau. Pixel ähnlicher Farbe verhalten sich ähnlich; die Farben selbst haben keine Bedeutung und sind von Embedding zu Embedding verschieden.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Embedding berechnen&lt;/i&gt; schreibt ein solches Bild von selbst; nehmen Sie dieses Werkzeug für Embeddings, die von anderswo stammen.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Wendet auf jedes Pixel eines Embeddings an, was &lt;i&gt;Aus Labels lernen&lt;/i&gt; gelernt hat. Die Karte hat Namen und Farben Ihrer Klassen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: die .aefhead-Datei, die &lt;i&gt;Aus Labels lernen&lt;/i&gt; geschrieben hat.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: das, mit dem der Head gelernt hat, oder ein anderer Ort oder ein anderes Jahr vom selben Encoder; ein Embedding eines anderen Encoders wird abgelehnt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Konfidenz&lt;/b&gt;: 0 bis 100 je Pixel, wie deutlich sich die Klasse abhob. Das ist keine Genauigkeit: Die steht im Bericht von &lt;i&gt;Aus Labels lernen&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Apply&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto tries and takes the best. knn is good with very few labels, linear with few, forest with many.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lernt von Orten, die Sie kennen, wie der Rest des Embeddings aussieht. Wenige Polygone je Klasse genügen (5 bis 10 sind gut). Das Ergebnis ist ein &lt;i&gt;Head&lt;/i&gt;, eine kleine Datei für &lt;i&gt;Karte erzeugen&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: Polygone oder Punkte in beliebigem Koordinatensystem. Ist der Layer nach Kategorien des Label-Felds dargestellt, kommen Namen und Farben der Klassen aus seiner Legende.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Aufgabe&lt;/b&gt;: classify für Namen oder Codes, regress für Größen wie Biomasse.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Verfahren&lt;/b&gt;: auto probiert aus und nimmt das beste. knn ist gut bei sehr wenigen Labels, linear bei wenigen, forest bei vielen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zusammengehalten&lt;/b&gt;: ein Attribut wie Betrieb oder Probefläche. Polygone mit gleichem Wert werden gemeinsam zurückgehalten, damit Nachbarn die Genauigkeit nicht besser aussehen lassen, als sie ist.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Bericht&lt;/b&gt;: eine Seite mit Genauigkeit und Konfusionsmatrix. Die Genauigkeit wird an ganzen zurückgehaltenen Polygonen gemessen, nie an Pixeln gelernter Polygone.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Use it where the bundled encoder does not know your region or sensor.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lässt den Encoder an Ihren eigenen Layern üben, bevor Sie daraus ein Embedding berechnen: Er lernt, Zeitpunkte vorherzusagen, die ihm verdeckt werden. Für eine kleine Szene genügen einige Minuten. Sinnvoll, wo der mitgelieferte Encoder Ihre Region oder Ihren Sensor nicht kennt.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster&lt;/i&gt; to see what there is, or with &lt;i&gt;Train&lt;/i&gt; and &lt;i&gt;Apply&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Liest alle Zeitpunkte eines Orts und fasst das Jahr jedes Pixels in 64 Zahlen zusammen: was dort wuchs, wann es grün, nass, kahl oder gemäht war. Orte, die sich gleich verhielten, bekommen ähnliche Zahlen; daher genügen wenige Labels für eine Karte.&lt;/p&gt;&lt;p&gt;Das Ergebnis ist ein Raster mit 64 Kanälen und ein Bild davon. Weiter geht es mit &lt;i&gt;Cluster&lt;/i&gt;, um zu sehen, was es gibt, oder mit &lt;i&gt;Aus Labels lernen&lt;/i&gt; und &lt;i&gt;Karte erzeugen&lt;/i&gt;, um eigene Klassen zu kartieren.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Ordnet alle Pixel eines Embeddings in Gruppen, die sich gleich verhalten. Das braucht keine Labels und zeigt schnell, was ein Embedding unterscheiden kann: Feldfrüchte, Waldtypen, Wasser, bebaute Flächen. Die Gruppen haben Nummern, keine Namen; was sie sind, sagen Sie.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: das Raster mit 64 Kanälen, das &lt;i&gt;Embedding berechnen&lt;/i&gt; geschrieben hat.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Anzahl der Cluster&lt;/b&gt;: leer wählt eine Zahl, die zu den Daten passt. Nehmen Sie mehr, als Sie Klassen erwarten (doppelt so viele), und fassen Sie sie danach zusammen.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these frames first, for</source>
      <translation>&amp;Zuerst an diese Aufnahmen anpassen, für</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>AEF Fields rechnet in einer eigenen Python-Umgebung, die es noch nicht gibt. {}</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields: Umgebung des Rechenprozesses</translation>
    </message>
    <message>
      <source>Accuracy on held-out labels</source>
      <translation>Genauigkeit an zurückgehaltenen Labels</translation>
    </message>
    <message>
      <source>Adapt the encoder to a scene</source>
      <translation>Encoder an eine Szene anpassen</translation>
    </message>
    <message>
      <source>Adapting the encoder</source>
      <translation>Encoder wird angepasst</translation>
    </message>
    <message>
      <source>Add a folder of frames</source>
      <translation>Ordner mit Aufnahmen hinzufügen</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Add frames</source>
      <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Wendet einen gelernten Head auf ein Embedding an: eine Karte, und wie sicher sie bei jedem Pixel ist.</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Gebiet (leer: alles)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <source>Cancelled. What was finished is kept; run it again to go on.</source>
      <translation>Abgebrochen. Fertiges bleibt erhalten; ein neuer Lauf geht dort weiter.</translation>
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
      <translation>Checkpoint (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Checkpoint (empty: the bundled encoder)</source>
      <translation>Checkpoint (leer: der mitgelieferte Encoder)</translation>
    </message>
    <message>
      <source>Choose a Python interpreter</source>
      <translation>Python-Interpreter wählen</translation>
    </message>
    <message>
      <source>Choose a checkpoint</source>
      <translation>Checkpoint wählen</translation>
    </message>
    <message>
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Wählen Sie mindestens einen datierten Layer oder geben Sie ein Manifest an.</translation>
    </message>
    <message>
      <source>Cluster an embedding</source>
      <translation>Embedding in Cluster teilen</translation>
    </message>
    <message>
      <source>Clusters</source>
      <translation>Cluster</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Datierte Layer</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Double-click or press F2 to correct it. Saved with the layer.</source>
      <translation>Zum Ändern doppelklicken oder F2 drücken. Wird mit dem Layer gespeichert.</translation>
    </message>
    <message>
      <source>Each mark is a frame; the shaded span is what the embedding describes.</source>
      <translation>Jeder Strich ist eine Aufnahme; die schattierte Spanne ist das, was das Embedding beschreibt.</translation>
    </message>
    <message>
      <source>Embed</source>
      <translation>Einbetten</translation>
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
      <translation>Macht aus datierten Satellitenlayern einen 64-dimensionalen Einheitsvektor je Pixel.</translation>
    </message>
    <message>
      <source>Encodes {} frames; you can go on working meanwhile.</source>
      <translation>Encodiert {} Aufnahmen; Sie können währenddessen weiterarbeiten.</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Encodieren</translation>
    </message>
    <message>
      <source>Everything that the frames cover</source>
      <translation>Alles, was die Aufnahmen abdecken</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Nachweis</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>In der Datei gefunden</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>Groups pixels that behave alike; no labels are needed.</source>
      <translation>Gruppiert Pixel, die sich gleich verhalten; braucht keine Labels.</translation>
    </message>
    <message>
      <source>HTML page (*.html)</source>
      <translation>HTML-Seite (*.html)</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Head</translation>
    </message>
    <message>
      <source>Head (*.aefhead)</source>
      <translation>Head (*.aefhead)</translation>
    </message>
    <message>
      <source>Head (*.aefhead);;All files (*)</source>
      <translation>Head (*.aefhead);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Installing packages</source>
      <translation>Pakete werden installiert</translation>
    </message>
    <message>
      <source>Kept together (field)</source>
      <translation>Zusammengehalten (Feld)</translation>
    </message>
    <message>
      <source>Label field</source>
      <translation>Label-Feld</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Lernt Klassen oder Größen aus gelabelten Polygonen oder Punkten und prüft sich selbst.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the canvas or a layer's extent.</source>
      <translation>Leer lassen für alles, oder die Ausdehnung der Karte oder eines Layers nehmen.</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Make a map</source>
      <translation>Karte erzeugen</translation>
    </message>
    <message>
      <source>Make an embedding</source>
      <translation>Embedding berechnen</translation>
    </message>
    <message>
      <source>Make an embedding…</source>
      <translation>Embedding berechnen…</translation>
    </message>
    <message>
      <source>Making the environment</source>
      <translation>Umgebung wird angelegt</translation>
    </message>
    <message>
      <source>Manifest (*.json)</source>
      <translation>Manifest (*.json)</translation>
    </message>
    <message>
      <source>Manifest (instead of layers)</source>
      <translation>Manifest (statt der Layer)</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <source>NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)</source>
      <translation>NVIDIA-Grafikkarte (lädt 2,5 GB, belegt 6,5 GB)</translation>
    </message>
    <message>
      <source>No frame is ticked.</source>
      <translation>Keine Aufnahme ist angehakt.</translation>
    </message>
    <message>
      <source>No images were found in “{}”.</source>
      <translation>In „{}“ wurden keine Bilder gefunden.</translation>
    </message>
    <message>
      <source>No raster was given, or it could not be opened. Choose a raster layer or a file.</source>
      <translation>Es wurde kein Raster angegeben, oder es ließ sich nicht öffnen. Wählen Sie einen Rasterlayer oder eine Datei.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>None yet: it learns from these frames</source>
      <translation>Noch keiner: Er lernt von diesen Aufnahmen</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>Zahlenformat</translation>
    </message>
    <message>
      <source>Number of clusters (empty: automatic)</source>
      <translation>Anzahl der Cluster (leer: automatisch)</translation>
    </message>
    <message>
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Öffnen Sie Raster › AEF Fields › Umgebung des Rechenprozesses…, um eine anzulegen oder zu wählen.</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Picture of an embedding</source>
      <translation>Bild eines Embeddings</translation>
    </message>
    <message>
      <source>Picture of the embedding</source>
      <translation>Bild des Embeddings</translation>
    </message>
    <message>
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Nur Prozessor (lädt 0,3 GB, belegt 1,6 GB)</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, über das Netz</translation>
    </message>
    <message>
      <source>Remove the worker's environment in {}? Maps and encoders stay.</source>
      <translation>Die Umgebung des Rechenprozesses in {} entfernen? Karten und Encoder bleiben.</translation>
    </message>
    <message>
      <source>Removes every environment that this plugin made.</source>
      <translation>Entfernt alle Umgebungen, die diese Erweiterung angelegt hat.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as red, green and blue.</source>
      <translation>Zeigt die drei Hauptrichtungen eines Embeddings als Rot, Grün und Blau.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Ausgehen von (leer: der mitgelieferte Encoder)</translation>
    </message>
    <message>
      <source>Step {} of {}: {}</source>
      <translation>Schritt {} von {}: {}</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Wird angehalten…</translation>
    </message>
    <message>
      <source>Take a checkpoint from a file, e.g. one that was adapted for another year.</source>
      <translation>Einen Checkpoint aus einer Datei nehmen, z. B. einen, der für ein anderes Jahr angepasst wurde.</translation>
    </message>
    <message>
      <source>Take a product's folder (.SAFE, Landsat), or all images and products in a folder.</source>
      <translation>Den Ordner eines Produkts (.SAFE, Landsat) nehmen, oder alle Bilder und Produkte in einem Ordner.</translation>
    </message>
    <message>
      <source>Take files that are not layers of the project.</source>
      <translation>Dateien nehmen, die keine Layer des Projekts sind.</translation>
    </message>
    <message>
      <source>Takes a few minutes; you can go on working meanwhile.</source>
      <translation>Dauert einige Minuten; Sie können währenddessen weiterarbeiten.</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Aufgabe</translation>
    </message>
    <message>
      <source>Temporary file, gone when QGIS is closed</source>
      <translation>Temporäre Datei, nach dem Schließen von QGIS verschwunden</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>Das für den Rechenprozess gewählte Python gibt es nicht: „{}“. {}</translation>
    </message>
    <message>
      <source>The computing needs packages (PyTorch, scikit-learn, rasterio) that QGIS does not bring. They go into a Python environment of their own in {}, so nothing is installed into QGIS.</source>
      <translation>Das Rechnen braucht Pakete (PyTorch, scikit-learn, rasterio), die QGIS nicht mitbringt. Sie kommen in eine eigene Python-Umgebung in {}; in QGIS selbst wird nichts installiert.</translation>
    </message>
    <message>
      <source>The disk is full ({}). Make room ({}), then try again.</source>
      <translation>Der Datenträger ist voll ({}). Schaffen Sie Platz ({}) und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>Das Embedding beschreibt die Tage vom ersten Datum bis vor dem zweiten.</translation>
    </message>
    <message>
      <source>The embedding of the project that was closed is ready: {}</source>
      <translation>Das Embedding des geschlossenen Projekts ist fertig: {}</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready; it took {}:{:02d} min. Go on with Cluster or Train.</source>
      <translation>Das Embedding „{}“ ist fertig; es dauerte {}:{:02d} min. Weiter mit Cluster oder Lernen.</translation>
    </message>
    <message>
      <source>The encoder practises on your frames before it encodes them. Worth it where the region or the sensors are new to it. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>Der Encoder übt an Ihren Aufnahmen, bevor er sie encodiert. Lohnt sich, wo Region oder Sensoren neu für ihn sind. Embeddings verschieden angepasster Encoder lassen sich nicht miteinander vergleichen.</translation>
    </message>
    <message>
      <source>The encoder: what turns the dates of a pixel into numbers.</source>
      <translation>Der Encoder: Er macht aus den Zeitpunkten eines Pixels Zahlen.</translation>
    </message>
    <message>
      <source>The environment could not be made: {} The log is {}. Try again, or choose a Python that has the packages.</source>
      <translation>Die Umgebung ließ sich nicht anlegen: {} Das Protokoll ist {}. Versuchen Sie es noch einmal oder wählen Sie ein Python, das die Pakete hat.</translation>
    </message>
    <message>
      <source>The environment is ready.</source>
      <translation>Die Umgebung ist bereit.</translation>
    </message>
    <message>
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>Im Ordner „{}“ fehlt ein Paket: {}. Füllen Sie ihn auf einem Rechner mit gleichem System und gleicher Python-Version mit „python -m pip download -r {} -d ORDNER“.</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>Den Head „{}“ gibt es nicht. Wählen Sie die .aefhead-Datei, die „Aus Labels lernen“ geschrieben hat.</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>Der Label-Layer „{}“ hat kein Koordinatenbezugssystem. Legen Sie es in den Eigenschaften des Layers fest und starten Sie noch einmal.</translation>
    </message>
    <message>
      <source>The labels of “{}” could not be copied to a temporary file: {}.</source>
      <translation>Die Labels von „{}“ ließen sich nicht in eine temporäre Datei kopieren: {}.</translation>
    </message>
    <message>
      <source>The labels “{}” have no features (or none is selected).</source>
      <translation>Die Labels „{}“ haben keine Objekte (oder keines ist ausgewählt).</translation>
    </message>
    <message>
      <source>The labels “{}” have no field “{}”; they have: {}.</source>
      <translation>Die Labels „{}“ haben kein Feld „{}“; sie haben: {}.</translation>
    </message>
    <message>
      <source>The last &amp;365 days of the frames</source>
      <translation>Die letzten &amp;365 Tage der Aufnahmen</translation>
    </message>
    <message>
      <source>The layer “{}” can't be read from “{}”. Repair its path (right click › Repair data source) or choose another layer.</source>
      <translation>Der Layer „{}“ lässt sich nicht aus „{}“ lesen. Reparieren Sie seinen Pfad (Rechtsklick › Datenquelle reparieren) oder wählen Sie einen anderen Layer.</translation>
    </message>
    <message>
      <source>The layer “{}” comes from a “{}” source, which is not a file that GDAL can read. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>Der Layer „{}“ kommt aus einer „{}“-Quelle; das ist keine Datei, die GDAL lesen kann. Speichern Sie ihn zuerst als GeoTIFF (Rechtsklick › Export › Speichern als…).</translation>
    </message>
    <message>
      <source>The manifest has no usable frame.</source>
      <translation>Das Manifest hat keine verwendbare Aufnahme.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>Das Manifest „{}“ gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
      <source>The output “{}” is also an input. Choose another name for the output.</source>
      <translation>Die Ausgabe „{}“ ist auch eine Eingabe. Wählen Sie einen anderen Namen für die Ausgabe.</translation>
    </message>
    <message>
      <source>The output “{}” must end in .tif.</source>
      <translation>Die Ausgabe „{}“ muss auf .tif enden.</translation>
    </message>
    <message>
      <source>The package {} in “{}” can't be loaded: {}. {}</source>
      <translation>Das Paket {} in „{}“ lässt sich nicht laden: {}. {}</translation>
    </message>
    <message>
      <source>The packages could not be downloaded: the package index can't be reached. Check the network and the proxy (variable HTTPS_PROXY), or install from a folder of wheels. What was downloaded is kept. The log is {}.</source>
      <translation>Die Pakete konnten nicht heruntergeladen werden: Der Paketindex ist nicht erreichbar. Prüfen Sie Netz und Proxy (Variable HTTPS_PROXY), oder installieren Sie aus einem Ordner mit Wheels. Was heruntergeladen wurde, bleibt erhalten. Das Protokoll ist {}.</translation>
    </message>
    <message>
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>Das Projekt hat noch keine Rasterlayer. Fügen Sie dem Projekt datierte Bilder hinzu oder nehmen Sie sie mit „Dateien hinzufügen…“.</translation>
    </message>
    <message>
      <source>The task was cancelled.</source>
      <translation>Die Aufgabe wurde abgebrochen.</translation>
    </message>
    <message>
      <source>The valid period ends ({}) before it begins ({}). Choose a later end.</source>
      <translation>Der Gültigkeitszeitraum endet ({}), bevor er beginnt ({}). Wählen Sie ein späteres Ende.</translation>
    </message>
    <message>
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>Der Rechenprozess ließ sich nicht starten: „{}“ ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>Der Rechenprozess endete ohne Ergebnis (Exit-Code {}). Seine letzten Worte waren: {}. Den Rest hat das Protokollfenster, Reiter „{}“.</translation>
    </message>
    <message>
      <source>The worker was stopped by the system, most often because the memory was used up. Close other programs or choose a smaller area, and run it again: what was finished is kept.</source>
      <translation>Der Rechenprozess wurde vom System beendet, meist weil der Arbeitsspeicher aufgebraucht war. Schließen Sie andere Programme oder wählen Sie ein kleineres Gebiet und starten Sie noch einmal: Fertiges bleibt erhalten.</translation>
    </message>
    <message>
      <source>This is no raster that QGIS can open: “{}”. Check the path.</source>
      <translation>Das ist kein Raster, das QGIS öffnen kann: „{}“. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
      <source>Tick all usable rows</source>
      <translation>Alle verwendbaren Zeilen anhaken</translation>
    </message>
    <message>
      <source>Tick at least one layer that was found to be usable.</source>
      <translation>Haken Sie mindestens einen Layer an, der sich als verwendbar erwies.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Aus Labels lernen</translation>
    </message>
    <message>
      <source>Trains an encoder on the given layers themselves; no labels are needed.</source>
      <translation>Trainiert einen Encoder an den angegebenen Layern selbst; braucht keine Labels.</translation>
    </message>
    <message>
      <source>Trying the packages</source>
      <translation>Pakete werden ausprobiert</translation>
    </message>
    <message>
      <source>Untick all rows</source>
      <translation>Alle Haken entfernen</translation>
    </message>
    <message>
      <source>Valid period</source>
      <translation>Gültigkeitszeitraum</translation>
    </message>
    <message>
      <source>Valid period: first day</source>
      <translation>Gültigkeitszeitraum: erster Tag</translation>
    </message>
    <message>
      <source>Valid period: first day after it</source>
      <translation>Gültigkeitszeitraum: erster Tag danach</translation>
    </message>
    <message>
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Ohne Netz: ein Ordner mit Wheels, gefüllt auf einem Rechner mit gleichem System und gleicher Python-Version mit&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d ORDNER&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Umgebung des Rechenprozesses…</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>wählen…</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>klassifizieren,überwacht,Random Forest,knn,Regression,lernen,maschinelles Lernen,Genauigkeit</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>encodieren,Merkmal,Zeitreihe,Sentinel,Landsat,AlphaEarth,Foundation Model,Satellit</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>Feinabstimmung,anpassen,trainieren,Encoder,Checkpoint,selbstüberwacht</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,unüberwacht,segmentieren,gruppieren,Klassen</translation>
    </message>
    <message>
      <source>looking…</source>
      <translation>wird angesehen…</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>pca,rgb,visualise,principal components,preview</source>
      <translation>PCA,RGB,Darstellung,Hauptkomponenten,Vorschau</translation>
    </message>
    <message>
      <source>predict,classify,class map,land cover,classification,inference</source>
      <translation>vorhersagen,klassifizieren,Klassenkarte,Landbedeckung,Klassifikation,Inferenz</translation>
    </message>
    <message>
      <source>python of an environment that has the packages</source>
      <translation>python einer Umgebung, die die Pakete hat</translation>
    </message>
    <message>
      <source>{:.1f} GB</source>
      <translation>{:.1f} GB</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (mitgeliefert)</translation>
    </message>
    <message>
      <source>{} (picture)</source>
      <translation>{} (Bild)</translation>
    </message>
    <message>
      <source>{} are free in {}, and {} are needed. Make room, then try again.</source>
      <translation>{} sind in {} frei, {} werden gebraucht. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{} bands: {} … {}</source>
      <translation>{} Kanäle: {} … {}</translation>
    </message>
    <message>
      <source>{} h {} min left</source>
      <translation>noch {} h {} min</translation>
    </message>
    <message>
      <source>{} min left</source>
      <translation>noch {} min</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} von etwa {}</translation>
    </message>
    <message>
      <source>{} of {} frames, {} to {}</source>
      <translation>{} von {} Aufnahmen, {} bis {}</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>noch {} s</translation>
    </message>
    <message>
      <source>{}…</source>
      <translation>{}…</translation>
    </message>
    <message>
      <source>“{}” can't be removed: {}. Is a run going on? Wait for it, or cancel it.</source>
      <translation>„{}“ lässt sich nicht entfernen: {}. Läuft noch etwas? Warten Sie darauf oder brechen Sie es ab.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>„{}“ lässt sich nicht beschreiben: {}</translation>
    </message>
    <message>
      <source>“{}” could not be started.</source>
      <translation>„{}“ ließ sich nicht starten.</translation>
    </message>
    <message>
      <source>“{}” does not run as a Python interpreter. {}</source>
      <translation>„{}“ läuft nicht als Python-Interpreter. {}</translation>
    </message>
    <message>
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>„{}“ hat {} {}; der Rechenprozess braucht {}{}. {}</translation>
    </message>
    <message>
      <source>“{}” is Python {}.{}; the worker needs {}.{} or newer. {}</source>
      <translation>„{}“ ist Python {}.{}; der Rechenprozess braucht {}.{} oder neuer. {}</translation>
    </message>
    <message>
      <source>“{}” is a {}, not an embedding. Choose the layer with the 64 bands (A00 to A63) that “Make an embedding” wrote.</source>
      <translation>„{}“ ist {}, kein Embedding. Wählen Sie den Layer mit den 64 Kanälen (A00 bis A63), den „Embedding berechnen“ geschrieben hat.</translation>
    </message>
    <message>
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>„{}“ ist im Projekt als Layer „{}“ geöffnet. Entfernen Sie diesen Layer zuerst, oder wählen Sie einen anderen Namen für die Ausgabe.</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>In „{}“ fehlen diese Pakete: {}. {}</translation>
    </message>
  </context>
</TS>
