<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AefFields</name>
    <message>
      <source> Below 0: the mean of all labels would do better.</source>
      <translation> Unter 0: Der Mittelwert aller Labels wäre besser.</translation>
    </message>
    <message>
      <source> But the labels lie in clusters: expect less away from them.</source>
      <translation> Aber die Labels liegen gehäuft: Erwarten Sie abseits davon weniger.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Label each class in several places.</source>
      <translation> Aber Ihre Labels liegen gehäuft: Das gilt nahe bei ihnen, anderswo erwarten Sie weniger. Zeichnen Sie jede Klasse an mehreren Orten.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Measure places all over the map.</source>
      <translation> Aber Ihre Labels liegen gehäuft: Das gilt nahe bei ihnen, anderswo erwarten Sie weniger. Messen Sie Orte auf der ganzen Karte.</translation>
    </message>
    <message>
      <source> Fewer than {} labels in each class.</source>
      <translation> Weniger als {} Labels in jeder Klasse.</translation>
    </message>
    <message>
      <source> Fewer than {} labels: {}.</source>
      <translation> Weniger als {} Labels: {}.</translation>
    </message>
    <message>
      <source> Held out one by one R² {:.2f}, which holds near labels only.</source>
      <translation> Einzeln zurückgehalten R² {:.2f}, was nur nahe bei Labels gilt.</translation>
    </message>
    <message>
      <source> Held out one by one {} %, which holds near labels only.</source>
      <translation> Einzeln zurückgehalten {} %, was nur nahe bei Labels gilt.</translation>
    </message>
    <message>
      <source> How much of the map is right only a random sample can tell: see “How good is my map” in the manual.</source>
      <translation> Wie viel von der Karte richtig ist, kann nur eine Zufallsstichprobe sagen: siehe „Wie gut ist meine Karte“ im Handbuch.</translation>
    </message>
    <message>
      <source> Labels that lie off the embedding and count for nothing: {}.</source>
      <translation> Labels, die neben dem Embedding liegen und nicht zählen: {}.</translation>
    </message>
    <message>
      <source> Most of the map lies farther from labels still: expect less there.</source>
      <translation> Der größte Teil der Karte liegt noch weiter von Labels entfernt: Erwarten Sie dort weniger.</translation>
    </message>
    <message>
      <source> No better than guessing: draw more labels, or take other images.</source>
      <translation> Nicht besser als geraten: Zeichnen Sie mehr Labels, oder nehmen Sie andere Bilder.</translation>
    </message>
    <message>
      <source> Not tested, because their labels lie in one place: {}.</source>
      <translation> Nicht geprüft, weil ihre Labels an einem einzigen Ort liegen: {}.</translation>
    </message>
    <message>
      <source> Not tested, because their labels overlap: {}.</source>
      <translation> Nicht geprüft, weil ihre Labels sich überlappen: {}.</translation>
    </message>
    <message>
      <source> Written almost alike: {}. If they are one class, give them one name.</source>
      <translation> Fast gleich geschrieben: {}. Wenn sie eine Klasse sind, geben Sie ihnen einen Namen.</translation>
    </message>
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
      <source> · {} free</source>
      <translation> · {} frei</translation>
    </message>
    <message>
      <source> · {} left out</source>
      <translation> · {} ausgelassen</translation>
    </message>
    <message>
      <source>&amp;Add class</source>
      <translation>Klasse &amp;hinzufügen</translation>
    </message>
    <message>
      <source>&amp;Area</source>
      <translation>&amp;Gebiet</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Zurück</translation>
    </message>
    <message>
      <source>&amp;Classes: what the map should tell apart</source>
      <translation>&amp;Klassen: was die Karte unterscheiden soll</translation>
    </message>
    <message>
      <source>&amp;Contents</source>
      <translation>&amp;Inhalt</translation>
    </message>
    <message>
      <source>&amp;Date</source>
      <translation>&amp;Datum</translation>
    </message>
    <message>
      <source>&amp;Draw</source>
      <translation>&amp;Zeichnen</translation>
    </message>
    <message>
      <source>&amp;Encoder</source>
      <translation>&amp;Encoder</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;For</source>
      <translation>&amp;Für</translation>
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
      <source>&amp;Run in background</source>
      <translation>Im &amp;Hintergrund ausführen</translation>
    </message>
    <message>
      <source>&amp;Show on the map</source>
      <translation>Auf der Karte &amp;zeigen</translation>
    </message>
    <message>
      <source>&amp;Source</source>
      <translation>&amp;Quelle</translation>
    </message>
    <message>
      <source>&amp;Test it</source>
      <translation>&amp;Testen</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Dieses verwenden</translation>
    </message>
    <message>
      <source>&amp;What is this…</source>
      <translation>&amp;Was ist das…</translation>
    </message>
    <message>
      <source>1 image</source>
      <translation>1 Bild</translation>
    </message>
    <message>
      <source>1 or 2 clear images: do not trust</source>
      <translation>1 oder 2 klare Bilder: nicht vertrauen</translation>
    </message>
    <message>
      <source>3 to 5 clear images</source>
      <translation>3 bis 5 klare Bilder</translation>
    </message>
    <message>
      <source>6 or more</source>
      <translation>6 oder mehr</translation>
    </message>
    <message>
      <source>&lt;b&gt;AEF Fields panel&lt;/b&gt;&lt;br&gt;From dated images to a map, step by step.</source>
      <translation>&lt;b&gt;AEF-Fields-Bedienfeld&lt;/b&gt;&lt;br&gt;Schritt für Schritt von datierten Bildern zur Karte.</translation>
    </message>
    <message>
      <source>&lt;b&gt;It works.&lt;/b&gt; The worker encoded a small tile in {:.0f} s.</source>
      <translation>&lt;b&gt;Es funktioniert.&lt;/b&gt; Der Rechenprozess hat eine kleine Kachel in {:.0f} s kodiert.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Look-alikes&lt;/b&gt;&lt;br&gt;Click a place: everything similar glows. Shift-click adds a place, Ctrl-click subtracts one.</source>
      <translation>&lt;b&gt;Ähnliche Orte&lt;/b&gt;&lt;br&gt;Einen Ort anklicken: Alles Ähnliche leuchtet. Umschalt-Klick fügt einen Ort hinzu, Strg-Klick zieht einen ab.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Embedding berechnen&lt;/b&gt;&lt;br&gt;Ein Jahr datierter Layer in 64 Zahlen je Pixel zusammenfassen.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.14 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;Es wurde kein Python 3.10 bis 3.14 mit dem Modul venv gefunden.&lt;/b&gt; Installieren Sie eines von python.org (unter Debian und Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;) und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels held out; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; an {} zurückgehaltenen Labels; typischer Fehler {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; an {} Labels, mit ganzen zurückgehaltenen Gebieten, weil Ihre Labels gehäuft liegen; typischer Fehler {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Series&lt;/b&gt;&lt;br&gt;Click a pixel to see its bands over the dates, and which labels are most like it.</source>
      <translation>&lt;b&gt;Zeitreihe&lt;/b&gt;&lt;br&gt;Ein Pixel anklicken, um seine Kanäle über die Zeit zu sehen und welche Labels ihm am ähnlichsten sind.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The test failed.&lt;/b&gt; {}</source>
      <translation>&lt;b&gt;Der Test ist fehlgeschlagen.&lt;/b&gt; {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;Der Rechenprozess ist bereit.&lt;/b&gt; Er läuft in {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels that were held out (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % richtig&lt;/b&gt; an {} Labels, die zurückgehalten wurden (95 %: {} bis {} %).</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % richtig&lt;/b&gt; an {} Labels, mit ganzen zurückgehaltenen Gebieten, weil Ihre Labels gehäuft liegen (95 %: {} bis {} %).</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Vor dem ersten Lauf fehlt noch etwas&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the images, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Datierte Layer&lt;/b&gt;: Raster verschiedener Zeitpunkte (Sentinel-2, Sentinel-1, Landsat oder andere). Eine Datei kann alle Kanäle eines Datums, einen Kanal oder viele Zeitpunkte enthalten. Datum und Quelle stammen aus Ihren Angaben im Fenster der Werkzeugleiste, dem zeitlichen Bereich des Layers, den Metadaten der Datei oder ihrem Namen („S2_20180407.tif“).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: statt der Layer eine JSON-Datei, die die Bilder aufzählt; das dürfen auch die Ordner sein, in denen Produkte geliefert werden (.SAFE). Es geht den Layern vor.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minuten&lt;/b&gt;: wie lange geübt wird. 4 Minuten genügen auf einem Laptop für eine Szene von einigen Quadratkilometern.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ausgehen von&lt;/b&gt;: ein Checkpoint, von dem aus weitergelernt wird. Leer: der mitgelieferte, falls es einen gibt, sonst von Grund auf.&lt;/p&gt;&lt;p&gt;Das Ergebnis ist ein Checkpoint, eine Datei für &lt;i&gt;Embedding berechnen&lt;/i&gt;. Embeddings verschiedener Checkpoints lassen sich nicht miteinander vergleichen.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the images.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Memory&lt;/b&gt;: what the worker may take beyond its libraries. With less it works in smaller pieces; with more it reads images faster that are stored in long rows. Empty: 2 GB.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dask scheduler&lt;/b&gt;: spreads the work over a cluster that is running; all of its machines need the images and the output under the same paths (docs/cluster.md).&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Gültigkeitszeitraum&lt;/b&gt;: die Zeit, die das Embedding beschreiben soll; der Beginn ist ihr erster Tag, das Ende der erste Tag danach. Leer: die letzten 365 Tage der Bilder.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: der Encoder. Leer: der mitgelieferte. Oder eine Datei, die &lt;i&gt;Encoder an eine Szene anpassen&lt;/i&gt; erzeugt hat.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zahlenformat&lt;/b&gt;: int8 braucht ein Viertel des Platzes, und alle Werkzeuge hier kennen es; float32 ist für andere Programme.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Arbeitsspeicher&lt;/b&gt;: was der Rechenprozess über seine Bibliotheken hinaus belegen darf. Mit weniger arbeitet er in kleineren Stücken; mit mehr liest er Bilder schneller, die in langen Zeilen gespeichert sind. Leer: 2 GB.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dask-Scheduler&lt;/b&gt;: verteilt die Arbeit auf einen laufenden Cluster; alle seine Rechner brauchen Bilder und Ausgabe unter denselben Pfaden (docs/cluster.md).&lt;/p&gt;&lt;p&gt;Beim Abbrechen bleiben fertige Kacheln erhalten: Derselbe Lauf geht später dort weiter.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as light and two pairs of hues. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next unless you ask for the same.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Same colours as&lt;/b&gt;: a picture of another year or of the place beside, by the same encoder. The colours then mean the same in both, and can be compared by eye; where a colour has changed, something on the ground has.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Ein Bildschirm hat drei Farben, ein Embedding 64 Dimensionen. Dieses Werkzeug findet die drei Richtungen, in denen sich die Pixel dieses Embeddings am stärksten unterscheiden, und zeigt sie als Helligkeit und zwei Paare von Farbtönen. Pixel ähnlicher Farbe verhalten sich ähnlich; die Farben selbst haben keine Bedeutung und sind von Embedding zu Embedding verschieden, es sei denn, Sie verlangen dieselben.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Embedding berechnen&lt;/i&gt; schreibt ein solches Bild von selbst; nehmen Sie dieses Werkzeug für Embeddings, die von anderswo stammen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gleiche Farben wie&lt;/b&gt;: ein Bild eines anderen Jahres oder des Orts daneben, vom selben Encoder. Die Farben bedeuten dann in beiden dasselbe und lassen sich mit dem Auge vergleichen; wo sich eine Farbe geändert hat, hat sich am Boden etwas geändert.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;AlphaEarth and TESSERA publish an embedding of most of the land for each year. This takes their tiles, from your disk or from the web, and makes one embedding of your area that all tools here work on. Only the parts that are needed are fetched; a run that broke off goes on where it stopped.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Product&lt;/b&gt;: aef (AlphaEarth, 64 dimensions: the files of Source Cooperative or Google's bucket, or Earth Engine exports of all 64 bands) or tessera (128 dimensions: folders of GeoTessera, or its GeoTIFF exports).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Files&lt;/b&gt;, &lt;b&gt;Folder&lt;/b&gt;, &lt;b&gt;Addresses&lt;/b&gt;: where the tiles are; any of the three. An address is that of a tile, or of the index of all of AlphaEarth's tiles, which then finds those of your area: https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Area&lt;/b&gt;: polygons, outside of which nothing is imported; or the &lt;b&gt;Extent&lt;/b&gt; of a rectangle. One of them is needed with the index.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Year&lt;/b&gt;: which one, where there are several. An embedding is of one year.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). TESSERA's embeddings are CC0.&lt;/p&gt;</source>
      <translation>&lt;p&gt;AlphaEarth und TESSERA veröffentlichen für jedes Jahr ein Embedding des größten Teils der Landfläche. Dieses Werkzeug nimmt deren Kacheln, von Ihrem Datenträger oder aus dem Netz, und macht daraus ein Embedding Ihres Gebiets, mit dem alle Werkzeuge hier arbeiten. Nur die benötigten Teile werden geladen; ein unterbrochener Lauf geht dort weiter, wo er aufhörte.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Produkt&lt;/b&gt;: aef (AlphaEarth, 64 Dimensionen: die Dateien von Source Cooperative oder aus Googles Bucket, oder Exporte aller 64 Kanäle aus Earth Engine) oder tessera (128 Dimensionen: Ordner von GeoTessera oder dessen GeoTIFF-Exporte).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dateien&lt;/b&gt;, &lt;b&gt;Ordner&lt;/b&gt;, &lt;b&gt;Adressen&lt;/b&gt;: wo die Kacheln sind; eines von den dreien genügt. Eine Adresse ist die einer Kachel oder die des Verzeichnisses aller AlphaEarth-Kacheln, das dann die Ihres Gebiets findet: https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gebiet&lt;/b&gt;: Polygone, außerhalb derer nichts importiert wird; oder die &lt;b&gt;Ausdehnung&lt;/b&gt; eines Rechtecks. Mit dem Verzeichnis wird eines davon gebraucht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Jahr&lt;/b&gt;: welches, wo es mehrere gibt. Ein Embedding gilt für ein Jahr.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). Die Embeddings von TESSERA sind CC0.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Where not to trust it&lt;/b&gt;: how unlike all labels each place is (dissimilarity index of Meyer and Pebesma 2021). What is coloured is beyond what the labels speak for; neither the map nor its accuracy hold there.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How many classes are possible&lt;/b&gt;: the size of the 90 % prediction set, in which the true class is nine times of ten. &lt;b&gt;Uncertainty of a quantity&lt;/b&gt;: standard deviation and 90 % interval.&lt;/p&gt;&lt;p&gt;Advanced: what confidence means (probability, margin to the next class, entropy); a class “unknown” for places like no label; a smallest patch; and how often a place must have been seen clearly.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Wendet auf jedes Pixel eines Embeddings an, was &lt;i&gt;Aus Labels lernen&lt;/i&gt; gelernt hat. Die Karte hat Namen und Farben Ihrer Klassen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: die .aefhead-Datei, die &lt;i&gt;Aus Labels lernen&lt;/i&gt; geschrieben hat.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: das, mit dem der Head gelernt hat, oder ein anderer Ort oder ein anderes Jahr vom selben Encoder; ein Embedding eines anderen Encoders wird abgelehnt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Konfidenz&lt;/b&gt;: 0 bis 100 je Pixel, wie deutlich sich die Klasse abhob. Das ist keine Genauigkeit: Die steht im Bericht von &lt;i&gt;Aus Labels lernen&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Wo man ihr nicht trauen sollte&lt;/b&gt;: wie unähnlich ein Ort allen Labels ist (Unähnlichkeitsindex nach Meyer und Pebesma 2021). Was gefärbt ist, liegt außerhalb dessen, worüber die Labels etwas sagen; dort gelten weder die Karte noch ihre Genauigkeit.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Wie viele Klassen möglich sind&lt;/b&gt;: die Größe der 90-%-Vorhersagemenge, in der die wahre Klasse in neun von zehn Fällen liegt. &lt;b&gt;Unsicherheit einer Größe&lt;/b&gt;: Standardabweichung und 90-%-Intervall.&lt;/p&gt;&lt;p&gt;Erweitert: was Konfidenz bedeutet (Wahrscheinlichkeit, Abstand zur nächsten Klasse, Entropie); eine Klasse „unbekannt“ für Orte, die keinem Label gleichen; ein kleinster Fleck; und wie oft ein Ort klar gesehen worden sein muss.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Compares a map with reference points that were drawn at random (&lt;i&gt;Sample for validation&lt;/i&gt;) and labelled. Gives overall, user's and producer's accuracy and the area of each class, each with its 95 % interval (Olofsson et al. 2014, Stehman 2014). Counting the map's pixels instead gives areas that are biased by the map's errors.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Reference points&lt;/b&gt;: any point layer. &lt;b&gt;Field with what was found&lt;/b&gt;: the words, names or values of the map's classes. What AcATaMa saves as labelled sampling works too (field &lt;i&gt;Label&lt;/i&gt;). Points without a label are left out.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How the points were drawn&lt;/b&gt;: auto takes the strata that &lt;i&gt;Sample for validation&lt;/i&gt; wrote into the points, else the map's classes. Choose simple for points drawn at random over the whole map without strata.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: points in them are refused, because a map is best where it was taught.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with everything, and beside it the tables as CSV and JSON. Areas are on the ellipsoid, whatever the map's coordinate system.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Vergleicht eine Karte mit Referenzpunkten, die zufällig gezogen (&lt;i&gt;Stichprobe zur Validierung&lt;/i&gt;) und gelabelt wurden. Ergibt Gesamt-, Nutzer- und Produzentengenauigkeit und die Fläche jeder Klasse, jeweils mit 95-%-Intervall (Olofsson u. a. 2014, Stehman 2014). Zählt man stattdessen die Pixel der Karte, sind die Flächen durch deren Fehler verzerrt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Referenzpunkte&lt;/b&gt;: ein beliebiger Punktlayer. &lt;b&gt;Feld mit dem Befund&lt;/b&gt;: Worte, Namen oder Werte der Klassen der Karte. Was AcATaMa als gelabelte Stichprobe speichert, geht auch (Feld &lt;i&gt;Label&lt;/i&gt;). Punkte ohne Label bleiben außen vor.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Wie die Punkte gezogen wurden&lt;/b&gt;: auto nimmt die Schichten, die &lt;i&gt;Stichprobe zur Validierung&lt;/i&gt; in die Punkte geschrieben hat, sonst die Klassen der Karte. Wählen Sie simple für Punkte, die ohne Schichten zufällig über die ganze Karte gezogen wurden.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Trainingslabels&lt;/b&gt;: Punkte darin werden abgelehnt, denn wo eine Karte gelernt hat, ist sie am besten.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Bericht&lt;/b&gt;: eine Seite mit allem, daneben die Tabellen als CSV und JSON. Flächen gelten auf dem Ellipsoid, welches Koordinatensystem die Karte auch hat.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Draw one place of what you are looking for: a solar park, an orchard, a stand of reed. This shows where else it is like that.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Examples&lt;/b&gt;: points or polygons; each counts as one. Two or three of different looks are better than one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Counter-examples&lt;/b&gt;: points or polygons of what was found and is not meant. Run it again with them.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Look-alikes&lt;/b&gt;: percent; 100 is like the examples, 0 is like anything in this embedding. Plain similarity (cosine) is high almost everywhere; here it is seen against the background of the whole embedding, and the legend says how unusual it is. The second band holds the plain cosine.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Places&lt;/b&gt;: connected areas above the threshold, the most similar first, with area and centre. The threshold is half the likeness of the examples unless you give one.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Zeichnen Sie einen Ort dessen, was Sie suchen: einen Solarpark, eine Obstwiese, einen Schilfbestand. Dieses Werkzeug zeigt, wo es sonst noch so ist.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Beispiele&lt;/b&gt;: Punkte oder Polygone; jedes zählt als eines. Zwei oder drei verschieden aussehende sind besser als eines.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gegenbeispiele&lt;/b&gt;: Punkte oder Polygone dessen, was gefunden wurde und nicht gemeint ist. Lassen Sie es damit noch einmal laufen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ähnliche Orte&lt;/b&gt;: Prozent; 100 ist wie die Beispiele, 0 wie irgendetwas in diesem Embedding. Einfache Ähnlichkeit (Kosinus) ist fast überall hoch; hier wird sie vor dem Hintergrund des ganzen Embeddings gesehen, und die Legende sagt, wie ungewöhnlich sie ist. Der zweite Kanal enthält den einfachen Kosinus.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Orte&lt;/b&gt;: zusammenhängende Flächen über der Schwelle, die ähnlichsten zuerst, mit Fläche und Mittelpunkt. Die Schwelle ist die halbe Ähnlichkeit der Beispiele, wenn Sie keine angeben.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Land never looks quite the same twice: crops rotate, springs come early. This learns from the embeddings themselves how much unchanged land differs, and shows what differs more.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place by one encoder; their valid periods put them in order.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Change&lt;/b&gt;: band 1 is the surprise: 2 means that one in 100 unchanged pixels differs so much, 3 that one in 1000 does. It is shown from the chosen share of &lt;b&gt;false alarms&lt;/b&gt; on. Band 2 is the angle in degrees. Of three and more embeddings the largest break of each pixel is shown, with the angle across it, the trend and how far it has returned; &lt;b&gt;the year of the break&lt;/b&gt; is a layer of its own.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt; and &lt;b&gt;From what to what&lt;/b&gt;: a head with classes, applied to both years where something changed.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stable places&lt;/b&gt;: polygons that did not change. Without them, the three quarters of the area that differ least are taken for unchanged (with three and more embeddings the four fifths); where more than about a tenth changed in the same way, draw some.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Of two encoders&lt;/b&gt;: learns on stable land what goes with what. Less sharp than two embeddings by one encoder.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Land sieht nie zweimal ganz gleich aus: Fruchtfolgen wechseln, der Frühling kommt früh. Dieses Werkzeug lernt aus den Embeddings selbst, wie sehr sich unverändertes Land unterscheidet, und zeigt, was sich stärker unterscheidet.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: zwei oder mehr eines Orts vom selben Encoder; ihre Gültigkeitszeiträume ordnen sie.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Veränderung&lt;/b&gt;: Kanal 1 ist die Überraschung: 2 heißt, dass sich eines von 100 unveränderten Pixeln so stark unterscheidet, 3 eines von 1000. Gezeigt wird sie ab dem gewählten Anteil von &lt;b&gt;Fehlalarmen&lt;/b&gt;. Kanal 2 ist der Winkel in Grad. Bei drei und mehr Embeddings wird der größte Bruch jedes Pixels gezeigt, mit dem Winkel über ihn hinweg, dem Trend und wie weit es zurückgekehrt ist; &lt;b&gt;das Jahr des Bruchs&lt;/b&gt; ist ein eigener Layer.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt; und &lt;b&gt;Von was zu was&lt;/b&gt;: ein Head mit Klassen, auf beide Jahre angewandt, wo sich etwas änderte.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Unveränderte Orte&lt;/b&gt;: Polygone, die sich nicht änderten. Ohne sie gelten die drei Viertel der Fläche, die sich am wenigsten unterscheiden, als unverändert (bei drei und mehr Embeddings die vier Fünftel); wo sich mehr als etwa ein Zehntel auf gleiche Weise änderte, zeichnen Sie welche.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Von zwei Encodern&lt;/b&gt;: lernt auf unverändertem Land, was wozu gehört. Weniger scharf als zwei Embeddings eines Encoders.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Make a map&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto takes the simplest of those that do best on labels held out. knn is good with very few labels, linear with few, forest and mlp with many; ridge is the linear one without tuning by which AlphaEarth was evaluated; anp (for quantities only) also looks at the nearest measured points.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Label problems&lt;/b&gt;: a layer of labels that overlap, are drawn twice or look like another class, each with a sentence. It is loaded only if there are any.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Another region&lt;/b&gt; (advanced): its embedding, made by the same encoder, and its labels with the same field. They are learnt from, too, which helps where you have few labels of your own; tested are yours only.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lernt von Orten, die Sie kennen, wie der Rest des Embeddings aussieht. Wenige Polygone je Klasse genügen (5 bis 10 sind gut). Das Ergebnis ist ein &lt;i&gt;Head&lt;/i&gt;, eine kleine Datei für &lt;i&gt;Karte erzeugen&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: Polygone oder Punkte in beliebigem Koordinatensystem. Ist der Layer nach Kategorien des Label-Felds dargestellt, kommen Namen und Farben der Klassen aus seiner Legende.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Aufgabe&lt;/b&gt;: classify für Namen oder Codes, regress für Größen wie Biomasse.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Verfahren&lt;/b&gt;: auto nimmt das einfachste von denen, die an zurückgehaltenen Labels am besten sind. knn ist gut bei sehr wenigen Labels, linear bei wenigen, forest und mlp bei vielen; ridge ist das lineare ohne Abstimmung, mit dem AlphaEarth bewertet wurde; anp (nur für Größen) sieht auch die nächsten gemessenen Punkte an.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zusammengehalten&lt;/b&gt;: ein Attribut wie Betrieb oder Probefläche. Polygone mit gleichem Wert werden gemeinsam zurückgehalten, damit Nachbarn die Genauigkeit nicht besser aussehen lassen, als sie ist.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Bericht&lt;/b&gt;: eine Seite mit Genauigkeit und Konfusionsmatrix. Die Genauigkeit wird an ganzen zurückgehaltenen Polygonen gemessen, nie an Pixeln gelernter Polygone.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Auffällige Labels&lt;/b&gt;: ein Layer der Labels, die sich überlappen, doppelt gezeichnet sind oder wie eine andere Klasse aussehen, jedes mit einem Satz. Er wird nur geladen, wenn es welche gibt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Andere Region&lt;/b&gt; (erweitert): ihr Embedding, vom selben Encoder erzeugt, und ihre Labels mit demselben Feld. Auch aus ihnen wird gelernt, was hilft, wenn Sie selbst nur wenige Labels haben; getestet wird nur an Ihren.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Needed for a sensor that the bundled encoder does not know; with the others, maps got no better by it where that was measured.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lässt den Encoder an Ihren eigenen Layern üben, bevor Sie daraus ein Embedding berechnen: Er lernt, Zeitpunkte vorherzusagen, die ihm verdeckt werden. Für eine kleine Szene genügen einige Minuten. Nötig bei einem Sensor, den der mitgelieferte Encoder nicht kennt; bei den anderen wurden Karten dadurch nicht besser, wo das gemessen wurde.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Looks for places where the head is unsure and that are unlike all labels so far and unlike each other, so that ten labels teach ten things. Best used in rounds: train, label what is suggested, train again with both layers joined.&lt;/p&gt;&lt;p&gt;The result is a point layer ready to be edited: choose the class in its form (it has the label field and the classes of the head), or delete a point that you can't tell.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote. &lt;b&gt;Embedding&lt;/b&gt;: where the points should lie.&lt;/p&gt;&lt;p&gt;These points are chosen, not drawn at random: they are good for training and useless for measuring accuracy or area. For that there is &lt;i&gt;Sample for validation&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Sucht Orte, bei denen der Head unsicher ist und die allen bisherigen Labels und einander unähnlich sind, sodass zehn Labels zehn Dinge lehren. Am besten in Runden: lernen, labeln, was vorgeschlagen wird, mit beiden Layern zusammen neu lernen.&lt;/p&gt;&lt;p&gt;Das Ergebnis ist ein Punktlayer, fertig zum Bearbeiten: Wählen Sie in seinem Formular die Klasse (er hat das Label-Feld und die Klassen des Heads) oder löschen Sie einen Punkt, den Sie nicht bestimmen können.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: die .aefhead-Datei, die &lt;i&gt;Aus Labels lernen&lt;/i&gt; geschrieben hat. &lt;b&gt;Embedding&lt;/b&gt;: wo die Punkte liegen sollen.&lt;/p&gt;&lt;p&gt;Diese Punkte sind ausgewählt, nicht zufällig gezogen: gut zum Lernen und unbrauchbar, um Genauigkeit oder Fläche zu messen. Dafür gibt es &lt;i&gt;Stichprobe zur Validierung&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster an embedding&lt;/i&gt; to see what there is, or with &lt;i&gt;Train on labels&lt;/i&gt; and &lt;i&gt;Make a map&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Liest alle Zeitpunkte eines Orts und fasst das Jahr jedes Pixels in 64 Zahlen zusammen: was dort wuchs, wann es grün, nass, kahl oder gemäht war. Orte, die sich gleich verhielten, bekommen ähnliche Zahlen; daher genügen wenige Labels für eine Karte.&lt;/p&gt;&lt;p&gt;Das Ergebnis ist ein Raster mit 64 Kanälen und ein Bild davon. Weiter geht es mit &lt;i&gt;Embedding in Cluster teilen&lt;/i&gt;, um zu sehen, was es gibt, oder mit &lt;i&gt;Aus Labels lernen&lt;/i&gt; und &lt;i&gt;Karte erzeugen&lt;/i&gt;, um eigene Klassen zu kartieren.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Ordnet alle Pixel eines Embeddings in Gruppen, die sich gleich verhalten. Das braucht keine Labels und zeigt schnell, was ein Embedding unterscheiden kann: Feldfrüchte, Waldtypen, Wasser, bebaute Flächen. Die Gruppen haben Nummern, keine Namen; was sie sind, sagen Sie.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: das Raster mit 64 Kanälen, das &lt;i&gt;Embedding berechnen&lt;/i&gt; geschrieben hat.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Anzahl der Cluster&lt;/b&gt;: leer wählt eine Zahl, die zu den Daten passt. Nehmen Sie mehr, als Sie Klassen erwarten (doppelt so viele), und fassen Sie sie danach zusammen.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;The accuracy of a map, and how much there is of each class, can only be told from points that were drawn at random and labelled by somebody who looked. This draws them: a random sample stratified by the map's classes, at least 50 points each (fewer where that would take more than half of all points), the rest by area (Olofsson et al. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Wanted error&lt;/b&gt;: standard error of the overall accuracy, 0.02 by default. It sets the number of points unless you give one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: what the map was taught with; no point is drawn there.&lt;/p&gt;&lt;p&gt;The layer has a field &lt;i&gt;reference&lt;/i&gt;: choose there what is really at each point, from images or in the field, &lt;b&gt;without looking at the map&lt;/b&gt;. Points are in random order, so stopping early leaves a valid, smaller sample. Then run &lt;i&gt;Accuracy and areas&lt;/i&gt;. The plugin AcATaMa opens the same layer as its sampling file.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Wie genau eine Karte ist und wie viel es von jeder Klasse gibt, lässt sich nur an Punkten sagen, die zufällig gezogen und von jemandem gelabelt wurden, der hingesehen hat. Dieses Werkzeug zieht sie: eine nach den Klassen der Karte geschichtete Zufallsstichprobe, mindestens 50 Punkte je Klasse (weniger, wo das mehr als die Hälfte aller Punkte wäre), der Rest nach Fläche (Olofsson u. a. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gewünschter Fehler&lt;/b&gt;: Standardfehler der Gesamtgenauigkeit, ohne Angabe 0,02. Er bestimmt die Zahl der Punkte, wenn Sie keine angeben.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Trainingslabels&lt;/b&gt;: womit die Karte gelernt hat; dort wird kein Punkt gezogen.&lt;/p&gt;&lt;p&gt;Der Layer hat ein Feld &lt;i&gt;reference&lt;/i&gt;: Wählen Sie dort, was an jedem Punkt wirklich ist, nach Bildern oder im Gelände, &lt;b&gt;ohne auf die Karte zu sehen&lt;/b&gt;. Die Punkte stehen in zufälliger Reihenfolge; wer früher aufhört, hat also eine gültige, kleinere Stichprobe. Danach &lt;i&gt;Genauigkeit und Flächen&lt;/i&gt;. Die Erweiterung AcATaMa öffnet denselben Layer als Stichprobendatei.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Two encoders see a place differently, and a head that is given both is often better than with either. This writes one embedding with the dimensions of all, on the grid of the first one, in which each counts the same. All tools work on it: train, map, cluster, look-alikes, change.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place, for example your own and an imported AlphaEarth. The first one’s pixels are kept as they are. Where one of them has no data, the result has none.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Zwei Encoder sehen einen Ort verschieden, und ein Head, der beide bekommt, ist oft besser als mit einem. Dieses Werkzeug schreibt ein Embedding mit den Dimensionen aller, auf dem Gitter des ersten, in dem jedes gleich viel zählt. Alle Werkzeuge arbeiten damit: lernen, kartieren, Cluster, ähnliche Orte, Veränderung.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: zwei oder mehr eines Orts, zum Beispiel Ihr eigenes und ein importiertes von AlphaEarth. Die Pixel des ersten bleiben, wie sie sind. Wo eines keine Daten hat, hat das Ergebnis keine.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A &amp;quantity: a number for each label, such as a yield</source>
      <translation>Eine &amp;Größe: eine Zahl je Label, etwa ein Ertrag</translation>
    </message>
    <message>
      <source>A class “unknown”</source>
      <translation>Eine Klasse „unbekannt“</translation>
    </message>
    <message>
      <source>A folder of dated images, or the .SAFE folder of a Sentinel-2 product.</source>
      <translation>Ein Ordner datierter Bilder oder der .SAFE-Ordner eines Sentinel-2-Produkts.</translation>
    </message>
    <message>
      <source>A label of the class {}; undo takes it back.</source>
      <translation>Ein Label der Klasse {}; Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
      <source>A layer of how sure it is</source>
      <translation>Ein Layer, wie sicher sie ist</translation>
    </message>
    <message>
      <source>A run was stopped before its end: {} into {}.</source>
      <translation>Ein Lauf wurde vor dem Ende angehalten: {} nach {}.</translation>
    </message>
    <message>
      <source>A temporary file, gone when QGIS is closed: save the project, and it can be kept.</source>
      <translation>Eine temporäre Datei, nach dem Schließen von QGIS verschwunden: Speichern Sie das Projekt, dann kann sie behalten werden.</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these images first, for</source>
      <translation>&amp;Zuerst an diese Bilder anpassen, für</translation>
    </message>
    <message>
      <source>AEF Fields</source>
      <translation>AEF Fields</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>AEF Fields rechnet in einer eigenen Python-Umgebung, die es noch nicht gibt. {}</translation>
    </message>
    <message>
      <source>AEF Fields panel</source>
      <translation>AEF-Fields-Bedienfeld</translation>
    </message>
    <message>
      <source>AEF Fields: manual</source>
      <translation>AEF Fields: Handbuch</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields: Umgebung des Rechenprozesses</translation>
    </message>
    <message>
      <source>Accuracy and areas</source>
      <translation>Genauigkeit und Flächen</translation>
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
      <source>Adapted for</source>
      <translation>Angepasst</translation>
    </message>
    <message>
      <source>Adapting the encoder</source>
      <translation>Encoder wird angepasst</translation>
    </message>
    <message>
      <source>Add a folder of images</source>
      <translation>Ordner mit Bildern hinzufügen</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Add images</source>
      <translation>Bilder hinzufügen</translation>
    </message>
    <message>
      <source>Addresses (one a line)</source>
      <translation>Adressen (eine je Zeile)</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>All settings, as Processing dialogs, and the manual</source>
      <translation>Alle Einstellungen, als Fenster der Verarbeitungswerkzeuge, und das Handbuch</translation>
    </message>
    <message>
      <source>All settings…</source>
      <translation>Alle Einstellungen…</translation>
    </message>
    <message>
      <source>An embedding sums up all dates of a pixel in 64 numbers. Places that behaved alike get similar numbers, so a few labels are enough for a map.</source>
      <translation>Ein Embedding fasst alle Zeitpunkte eines Pixels in 64 Zahlen zusammen. Orte, die sich gleich verhielten, bekommen ähnliche Zahlen; daher genügen wenige Labels für eine Karte.</translation>
    </message>
    <message>
      <source>Another QGIS is making or removing the environment. Wait for it, then try again; if there is none, remove “{}”.</source>
      <translation>Ein anderes QGIS legt die Umgebung gerade an oder entfernt sie. Warten Sie darauf und versuchen Sie es noch einmal; wenn es keines gibt, entfernen Sie „{}“.</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Wendet einen gelernten Head auf ein Embedding an: eine Karte, und wie sicher sie bei jedem Pixel ist.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Gebiet</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Gebiet (leer: alles)</translation>
    </message>
    <message>
      <source>Area, valid period, encoder, adapting it, and the output.</source>
      <translation>Gebiet, Gültigkeitszeitraum, Encoder, dessen Anpassung und die Ausgabe.</translation>
    </message>
    <message>
      <source>Assigning pixels to clusters</source>
      <translation>Pixel werden Clustern zugeordnet</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Begin anew</source>
      <translation>Neu beginnen</translation>
    </message>
    <message>
      <source>Brings AlphaEarth's or TESSERA's tiles onto one grid, decoded right.</source>
      <translation>Bringt die Kacheln von AlphaEarth oder TESSERA auf ein Gitter, richtig decodiert.</translation>
    </message>
    <message>
      <source>By &amp;wavelength</source>
      <translation>Nach &amp;Wellenlänge</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>&amp;Abbrechen</translation>
    </message>
    <message>
      <source>Ca&amp;ncel run</source>
      <translation>&amp;Lauf abbrechen</translation>
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
      <source>Change</source>
      <translation>Veränderung</translation>
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
      <source>Choose a layer of polygons or points that you know, or start one with “New…”.</source>
      <translation>Wählen Sie einen Layer mit Polygonen oder Punkten, die Sie kennen, oder beginnen Sie einen mit „Neu…“.</translation>
    </message>
    <message>
      <source>Choose an embedding above, or tick some images in step 1.</source>
      <translation>Wählen Sie oben ein Embedding, oder haken Sie in Schritt 1 Bilder an.</translation>
    </message>
    <message>
      <source>Choose an embedding in step 2 first.</source>
      <translation>Wählen Sie zuerst in Schritt 2 ein Embedding.</translation>
    </message>
    <message>
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Wählen Sie mindestens einen datierten Layer oder geben Sie ein Manifest an.</translation>
    </message>
    <message>
      <source>Choose source, date and at least one band.</source>
      <translation>Wählen Sie Quelle, Datum und wenigstens einen Kanal.</translation>
    </message>
    <message>
      <source>Choose two embeddings or more, all of them readable.</source>
      <translation>Wählen Sie zwei oder mehr Embeddings, die alle lesbar sind.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Class map</source>
      <translation>Klassenkarte</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Klar</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Clear observations in each month</source>
      <translation>Klare Beobachtungen in jedem Monat</translation>
    </message>
    <message>
      <source>Click a place on the map to see its dates.</source>
      <translation>Klicken Sie einen Ort auf der Karte an, um seine Zeitpunkte zu sehen.</translation>
    </message>
    <message>
      <source>Click a place on the map; everything similar in view glows.</source>
      <translation>Klicken Sie einen Ort auf der Karte an; alles Ähnliche im Ausschnitt leuchtet.</translation>
    </message>
    <message>
      <source>Click around a place you know, right-click to end. The class is chosen above.</source>
      <translation>Umfahren Sie mit Klicks einen Ort, den Sie kennen; Rechtsklick beendet. Die Klasse wird oben gewählt.</translation>
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
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Colours the map window by what the labels teach so far; fainter = less sure. Untick it to see the image below.</source>
      <translation>Färbt den Kartenausschnitt nach dem, was die Labels bisher lehren; blasser = weniger sicher. Ohne Haken ist das Bild darunter zu sehen.</translation>
    </message>
    <message>
      <source>Combine embeddings</source>
      <translation>Embeddings kombinieren</translation>
    </message>
    <message>
      <source>Combining</source>
      <translation>Kombinieren</translation>
    </message>
    <message>
      <source>Compares embeddings of two years or more and says how surprising each change is.</source>
      <translation>Vergleicht Embeddings zweier oder mehrerer Jahre und sagt, wie überraschend jede Veränderung ist.</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Comparing numbers of clusters</source>
      <translation>Anzahlen von Clustern werden verglichen</translation>
    </message>
    <message>
      <source>Computed on</source>
      <translation>Gerechnet auf</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>Confidence is</source>
      <translation>Konfidenz ist</translation>
    </message>
    <message>
      <source>Copies them beside the project, and saves it with the copies.</source>
      <translation>Kopiert sie neben das Projekt und speichert es mit den Kopien.</translation>
    </message>
    <message>
      <source>Copy the &amp;log</source>
      <translation>Protokoll &amp;kopieren</translation>
    </message>
    <message>
      <source>Counter-examples</source>
      <translation>Gegenbeispiele</translation>
    </message>
    <message>
      <source>Counting the map's classes</source>
      <translation>Klassen der Karte werden gezählt</translation>
    </message>
    <message>
      <source>Create and draw</source>
      <translation>Anlegen und zeichnen</translation>
    </message>
    <message>
      <source>Cropland</source>
      <translation>Ackerland</translation>
    </message>
    <message>
      <source>Dask scheduler (tcp://host:8786)</source>
      <translation>Dask-Scheduler (tcp://host:8786)</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Date from the &amp;name, written as</source>
      <translation>Datum aus dem &amp;Namen, geschrieben als</translation>
    </message>
    <message>
      <source>Dated images of one place: layers of the project, or files and folders dropped here. Three dates are a start, a year is best.</source>
      <translation>Datierte Bilder eines Orts: Layer des Projekts, oder Dateien und Ordner, hierher gezogen. Drei Zeitpunkte sind ein Anfang, ein Jahr ist am besten.</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Datierte Layer</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>Ge&amp;rät</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Double-click or press F2 to correct it. Saved with the project.</source>
      <translation>Zum Ändern doppelklicken oder F2 drücken. Wird mit dem Projekt gespeichert.</translation>
    </message>
    <message>
      <source>Downloading the index of tiles</source>
      <translation>Kachelverzeichnis wird geladen</translation>
    </message>
    <message>
      <source>Downloading the tiles</source>
      <translation>Kacheln werden geladen</translation>
    </message>
    <message>
      <source>Draw a polygon over a place you know.</source>
      <translation>Zeichnen Sie ein Polygon über einen Ort, den Sie kennen.</translation>
    </message>
    <message>
      <source>Draw as</source>
      <translation>Zeichnen als</translation>
    </message>
    <message>
      <source>Draw at least two labels of each class: one is held out to test the others.</source>
      <translation>Zeichnen Sie mindestens zwei Labels je Klasse: Eines wird zurückgehalten, um die anderen zu prüfen.</translation>
    </message>
    <message>
      <source>Draw labels</source>
      <translation>Labels zeichnen</translation>
    </message>
    <message>
      <source>Draw labels of two classes in step 3 first.</source>
      <translation>Zeichnen Sie zuerst in Schritt 3 Labels von zwei Klassen.</translation>
    </message>
    <message>
      <source>Draw what you know, and look at once</source>
      <translation>Zeichnen, was Sie kennen, und gleich hinsehen</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Punkte werden gezogen</translation>
    </message>
    <message>
      <source>Drawing the picture</source>
      <translation>Bild wird gezeichnet</translation>
    </message>
    <message>
      <source>Draws random points in each class of a map, to be labelled for its accuracy.</source>
      <translation>Zieht zufällige Punkte in jeder Klasse einer Karte, um sie für deren Genauigkeit zu labeln.</translation>
    </message>
    <message>
      <source>Each mark is an image; the shaded span is what the embedding describes.</source>
      <translation>Jeder Strich ist ein Bild; die schattierte Spanne ist das, was das Embedding beschreibt.</translation>
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
      <source>Embedding of another region</source>
      <translation>Embedding einer anderen Region</translation>
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
      <translation>Kodiert eine kleine Kachel der mitgelieferten Beispielszene.</translation>
    </message>
    <message>
      <source>Encodes dated satellite layers into one 64-dimensional vector per pixel.</source>
      <translation>Macht aus datierten Satellitenlayern einen 64-dimensionalen Einheitsvektor je Pixel.</translation>
    </message>
    <message>
      <source>Error while practising</source>
      <translation>Fehler beim Üben</translation>
    </message>
    <message>
      <source>Estimates a map's accuracy and the area of each class, with 95 % intervals.</source>
      <translation>Schätzt die Genauigkeit einer Karte und die Fläche jeder Klasse, mit 95-%-Intervallen.</translation>
    </message>
    <message>
      <source>Everything that the images cover</source>
      <translation>Alles, was die Bilder abdecken</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Nachweis</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>Examples: {}, counter-examples: {}. Shift-click adds, Ctrl-click subtracts.</source>
      <translation>Beispiele: {}, Gegenbeispiele: {}. Umschalt-Klick fügt hinzu, Strg-Klick zieht ab.</translation>
    </message>
    <message>
      <source>Extent (instead of area)</source>
      <translation>Ausdehnung (statt des Gebiets)</translation>
    </message>
    <message>
      <source>False alarms in percent</source>
      <translation>Fehlalarme in Prozent</translation>
    </message>
    <message>
      <source>Fetching embeddings</source>
      <translation>Embeddings werden geholt</translation>
    </message>
    <message>
      <source>Fewest clear observations of a place</source>
      <translation>Wenigste klare Beobachtungen eines Orts</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>Field with what was found</source>
      <translation>Feld mit dem Befund</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Find change</source>
      <translation>Veränderung finden</translation>
    </message>
    <message>
      <source>Find look-alikes</source>
      <translation>Ähnliche Orte finden</translation>
    </message>
    <message>
      <source>Finds the places whose labels would improve a head most.</source>
      <translation>Findet die Orte, deren Labels einen Head am meisten verbessern würden.</translation>
    </message>
    <message>
      <source>Finished tiles</source>
      <translation>Fertige Kacheln</translation>
    </message>
    <message>
      <source>Finished tiles are left in {}: another run may be at work there.</source>
      <translation>Fertige Kacheln bleiben in {}: Dort arbeitet vielleicht ein anderer Lauf.</translation>
    </message>
    <message>
      <source>First and last image</source>
      <translation>Erstes und letztes Bild</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Forest</source>
      <translation>Wald</translation>
    </message>
    <message>
      <source>Forget it</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Gefunden</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>In der Datei gefunden</translation>
    </message>
    <message>
      <source>From what to what</source>
      <translation>Von was zu was</translation>
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
      <translation>Geben Sie das Gebiet entweder als Layer oder als Ausdehnung an, nicht beides.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Go on to the map</source>
      <translation>Weiter zur Karte</translation>
    </message>
    <message>
      <source>Graphics card: {}</source>
      <translation>Grafikkarte: {}</translation>
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
      <source>Helps where you have few labels of your own. They need the same field, and an embedding by the same encoder; the accuracy is that of your own labels.</source>
      <translation>Hilft, wo Sie selbst wenige Labels haben. Sie brauchen dasselbe Feld und ein Embedding desselben Encoders; die Genauigkeit ist die Ihrer eigenen Labels.</translation>
    </message>
    <message>
      <source>Hollow marks are masked (clouds) and no part of the line.</source>
      <translation>Hohle Punkte sind maskiert (Wolken) und nicht Teil der Linie.</translation>
    </message>
    <message>
      <source>How many classes are possible</source>
      <translation>Wie viele Klassen möglich sind</translation>
    </message>
    <message>
      <source>How much of the image shows the ground: inside the swath, and not masked.</source>
      <translation>Wie viel vom Bild den Boden zeigt: im Aufnahmestreifen und nicht maskiert.</translation>
    </message>
    <message>
      <source>How much of this class is found again when whole labels are held out.</source>
      <translation>Wie viel von dieser Klasse wiedergefunden wird, wenn ganze Labels zurückgehalten werden.</translation>
    </message>
    <message>
      <source>How much two halves of the dates disagree: {} at first, {} now (less is better)</source>
      <translation>Wie sehr zwei Hälften der Aufnahmetage voneinander abweichen: anfangs {}, jetzt {} (weniger ist besser)</translation>
    </message>
    <message>
      <source>How often an average place of the area is seen without clouds.</source>
      <translation>Wie oft ein mittlerer Ort des Gebiets ohne Wolken zu sehen ist.</translation>
    </message>
    <message>
      <source>How similar a place must be to glow</source>
      <translation>Wie ähnlich ein Ort sein muss, um zu leuchten</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>Wie sicher</translation>
    </message>
    <message>
      <source>How the points were drawn</source>
      <translation>Wie die Punkte gezogen wurden</translation>
    </message>
    <message>
      <source>I&amp;mages that go in, each with its date</source>
      <translation>&amp;Bilder mit Datum, die eingehen</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Import a published embedding</source>
      <translation>Veröffentlichtes Embedding importieren</translation>
    </message>
    <message>
      <source>In &amp;order</source>
      <translation>Der &amp;Reihe nach</translation>
    </message>
    <message>
      <source>In step 3 choose a class of a layer of multi-part polygons first, such as “New…” makes.</source>
      <translation>Wählen Sie zuerst in Schritt 3 eine Klasse eines Layers aus mehrteiligen Polygonen, wie „Neu…“ ihn anlegt.</translation>
    </message>
    <message>
      <source>Installing packages</source>
      <translation>Pakete werden installiert</translation>
    </message>
    <message>
      <source>Its embedding</source>
      <translation>Deren Embedding</translation>
    </message>
    <message>
      <source>Its labels</source>
      <translation>Deren Labels</translation>
    </message>
    <message>
      <source>Its standard error</source>
      <translation>Sein Standardfehler</translation>
    </message>
    <message>
      <source>Join patches smaller than (m²)</source>
      <translation>Flecken zusammenfassen, kleiner als (m²)</translation>
    </message>
    <message>
      <source>Joining small patches to others</source>
      <translation>Kleine Flächen werden anderen zugeschlagen</translation>
    </message>
    <message>
      <source>Joining the tiles</source>
      <translation>Kacheln werden zusammengefügt</translation>
    </message>
    <message>
      <source>Keep them</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Keeping the results beside the project</source>
      <translation>Ergebnisse werden beim Projekt abgelegt</translation>
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
      <source>Label problems</source>
      <translation>Auffällige Labels</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Labels of another region</source>
      <translation>Labels einer anderen Region</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Layer</translation>
    </message>
    <message>
      <source>Learn from another region, too</source>
      <translation>Auch von einer anderen Region lernen</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Lernt Klassen oder Größen aus gelabelten Polygonen oder Punkten und prüft sich selbst.</translation>
    </message>
    <message>
      <source>Learns from all labels with the best of several methods, maps the whole embedding, and writes a report of how good it is.</source>
      <translation>Lernt aus allen Labels mit dem besten von mehreren Verfahren, kartiert das ganze Embedding und schreibt einen Bericht darüber, wie gut das ist.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the extent of the map window or a layer.</source>
      <translation>Leer lassen für alles, oder die Ausdehnung des Kartenfensters oder eines Layers nehmen.</translation>
    </message>
    <message>
      <source>Live map</source>
      <translation>Live-Karte</translation>
    </message>
    <message>
      <source>Live preview</source>
      <translation>Live-Vorschau</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Look-alikes</source>
      <translation>Ähnliche Orte</translation>
    </message>
    <message>
      <source>Look-alikes as a label</source>
      <translation>Ähnliche Orte als Label</translation>
    </message>
    <message>
      <source>Looking at a sample of the embedding</source>
      <translation>Eine Stichprobe des Embeddings wird betrachtet</translation>
    </message>
    <message>
      <source>Looking at the images</source>
      <translation>Die Bilder werden betrachtet</translation>
    </message>
    <message>
      <source>Looking at the labels…</source>
      <translation>Die Labels werden angesehen…</translation>
    </message>
    <message>
      <source>Looking at the tiles</source>
      <translation>Die Kacheln werden betrachtet</translation>
    </message>
    <message>
      <source>Looking at what is usual</source>
      <translation>Es wird betrachtet, was üblich ist</translation>
    </message>
    <message>
      <source>Looking for look-alikes</source>
      <translation>Ähnliche Orte werden gesucht</translation>
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
      <source>Make map and report</source>
      <translation>Karte und Bericht erzeugen</translation>
    </message>
    <message>
      <source>Make the embedding</source>
      <translation>Embedding berechnen</translation>
    </message>
    <message>
      <source>Making overviews</source>
      <translation>Übersichten werden gerechnet</translation>
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
      <source>Manual</source>
      <translation>Handbuch</translation>
    </message>
    <message>
      <source>Manual: the first map in five minutes, and a page for each window</source>
      <translation>Handbuch: die erste Karte in fünf Minuten, und eine Seite zu jedem Fenster</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Map and report</source>
      <translation>Karte und Bericht</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Kartieren</translation>
    </message>
    <message>
      <source>Memory (GB; empty: 2)</source>
      <translation>Arbeitsspeicher (GB; leer: 2)</translation>
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
      <source>Most confused: &lt;b&gt;{}&lt;/b&gt;, {} % taken for &lt;b&gt;{}&lt;/b&gt;.</source>
      <translation>Am meisten verwechselt: &lt;b&gt;{}&lt;/b&gt;, {} % für &lt;b&gt;{}&lt;/b&gt; gehalten.</translation>
    </message>
    <message>
      <source>Most like labels of: {}</source>
      <translation>Am ähnlichsten Labels von: {}</translation>
    </message>
    <message>
      <source>NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)</source>
      <translation>NVIDIA-Grafikkarte (lädt 2,5 GB, belegt 6,5 GB)</translation>
    </message>
    <message>
      <source>Name at least two classes.</source>
      <translation>Benennen Sie mindestens zwei Klassen.</translation>
    </message>
    <message>
      <source>New label layer</source>
      <translation>Neuer Label-Layer</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Neu…</translation>
    </message>
    <message>
      <source>No better than guessing</source>
      <translation>Nicht besser als geraten</translation>
    </message>
    <message>
      <source>No cloud mask was found: clouds count as ground. A quality band in the file or beside it (SCL, QA60, QA_PIXEL) would tell them apart.</source>
      <translation>Keine Wolkenmaske gefunden: Wolken zählen als Boden. Ein Qualitätsband in der Datei oder daneben (SCL, QA60, QA_PIXEL) würde sie unterscheiden.</translation>
    </message>
    <message>
      <source>No image is ticked.</source>
      <translation>Kein Bild ist angehakt.</translation>
    </message>
    <message>
      <source>No image of the valid period shows the ground clearly.</source>
      <translation>Kein Bild des Gültigkeitszeitraums zeigt den Boden klar.</translation>
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
      <source>None of the images is of the valid period, {} to {}. Choose another one.</source>
      <translation>Keines der Bilder fällt in den Gültigkeitszeitraum, {} bis {}. Wählen Sie einen anderen.</translation>
    </message>
    <message>
      <source>None yet: it learns from these images</source>
      <translation>Noch keiner: Er lernt von diesen Bildern</translation>
    </message>
    <message>
      <source>Nothing is left of that run to go on with.</source>
      <translation>Von diesem Lauf ist nichts mehr da, womit es weitergehen könnte.</translation>
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
      <source>Number of places</source>
      <translation>Anzahl der Orte</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Anzahl der Punkte</translation>
    </message>
    <message>
      <source>Number of points (empty: automatic)</source>
      <translation>Anzahl der Punkte (leer: automatisch)</translation>
    </message>
    <message>
      <source>Numbers a pixel</source>
      <translation>Zahlen je Pixel</translation>
    </message>
    <message>
      <source>Of another region give both the embedding and its labels, or neither.</source>
      <translation>Von einer anderen Region geben Sie Embedding und Labels an, oder keines von beiden.</translation>
    </message>
    <message>
      <source>Of two encoders</source>
      <translation>Von zwei Encodern</translation>
    </message>
    <message>
      <source>Of {}, {} files would be the band {}. That is right for tiles that lie side by side; of files of one place only one counts. Are they all this band?</source>
      <translation>Vom {} wären {} Dateien der Kanal {}. Das ist richtig bei Kacheln, die nebeneinanderliegen; von Dateien eines Orts zählt nur eine. Sind sie alle dieser Kanal?</translation>
    </message>
    <message>
      <source>One band of the file is given two names.</source>
      <translation>Ein Kanal der Datei hat zwei Namen bekommen.</translation>
    </message>
    <message>
      <source>Only the area that is set.</source>
      <translation>Nur das eingestellte Gebiet.</translation>
    </message>
    <message>
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Öffnen Sie Raster › AEF Fields › Umgebung des Rechenprozesses…, um eine anzulegen oder zu wählen.</translation>
    </message>
    <message>
      <source>Open the &amp;report in the browser when a map is ready</source>
      <translation>Be&amp;richt im Browser öffnen, wenn eine Karte fertig ist</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Gesamtgenauigkeit</translation>
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
      <source>Place {} of {}: {}? It is {} % sure.</source>
      <translation>Ort {} von {}: {}? Zu {} % sicher.</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Orte</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>Points drawn</source>
      <translation>Gezogene Punkte</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Zu labelnde Punkte</translation>
    </message>
    <message>
      <source>Polygons (best)</source>
      <translation>Polygone (am besten)</translation>
    </message>
    <message>
      <source>Processing: {}…</source>
      <translation>Verarbeitung: {}…</translation>
    </message>
    <message>
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Nur Prozessor (lädt 0,3 GB, belegt 1,6 GB)</translation>
    </message>
    <message>
      <source>Processor: {} cores</source>
      <translation>Prozessor: {} Kerne</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Produkt</translation>
    </message>
    <message>
      <source>Puts embeddings of one place side by side, so that heads learn from all of them.</source>
      <translation>Stellt Embeddings eines Orts nebeneinander, damit Heads aus allen lernen.</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, über das Netz</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Lesen</translation>
    </message>
    <message>
      <source>Reading the vectors under the labels</source>
      <translation>Vektoren unter den Labels werden gelesen</translation>
    </message>
    <message>
      <source>Reference points</source>
      <translation>Referenzpunkte</translation>
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
      <source>Removes what was finished of that run, and starts it again.</source>
      <translation>Entfernt, was von jenem Lauf fertig war, und startet ihn wieder.</translation>
    </message>
    <message>
      <source>Removes what was finished of that run.</source>
      <translation>Entfernt, was von jenem Lauf fertig war.</translation>
    </message>
    <message>
      <source>Rep&amp;air the environment</source>
      <translation>Umgebung &amp;reparieren</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>R² {:.2f}</source>
      <translation>R² {:.2f}</translation>
    </message>
    <message>
      <source>Same colours as (a picture)</source>
      <translation>Gleiche Farben wie (ein Bild)</translation>
    </message>
    <message>
      <source>Sample for validation</source>
      <translation>Stichprobe zur Validierung</translation>
    </message>
    <message>
      <source>Say source, date and bands of an image that was not understood.</source>
      <translation>Quelle, Datum und Kanäle eines Bildes angeben, das nicht verstanden wurde.</translation>
    </message>
    <message>
      <source>Say where the tiles are: choose files or a folder, or give an address.</source>
      <translation>Sagen Sie, wo die Kacheln sind: Wählen Sie Dateien oder einen Ordner, oder geben Sie eine Adresse an.</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Zeitreihe</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as light and hues.</source>
      <translation>Zeigt die drei Hauptrichtungen eines Embeddings als Helligkeit und Farbtöne.</translation>
    </message>
    <message>
      <source>Shows where an embedding is like the examples you draw, and lists the best places.</source>
      <translation>Zeigt, wo ein Embedding wie die gezeichneten Beispiele ist, und listet die besten Orte auf.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Sources it knows</source>
      <translation>Bekannte Quellen</translation>
    </message>
    <message>
      <source>Stable places</source>
      <translation>Unveränderte Orte</translation>
    </message>
    <message>
      <source>Start a label layer from a list of classes.</source>
      <translation>Einen Label-Layer aus einer Liste von Klassen beginnen.</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Ausgehen von (leer: der mitgelieferte Encoder)</translation>
    </message>
    <message>
      <source>Started from</source>
      <translation>Begonnen mit</translation>
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
      <source>Suggest what to label next</source>
      <translation>Vorschlagen, was als Nächstes zu labeln ist</translation>
    </message>
    <message>
      <source>Sum up all dates of each place</source>
      <translation>Alle Zeitpunkte jedes Orts zusammenfassen</translation>
    </message>
    <message>
      <source>Summing up the images</source>
      <translation>Bilder werden zusammengefasst</translation>
    </message>
    <message>
      <source>Summing up the images on the cluster</source>
      <translation>Bilder werden auf dem Rechencluster zusammengefasst</translation>
    </message>
    <message>
      <source>Sums up {}; you can go on working meanwhile.</source>
      <translation>Fasst {} zusammen; Sie können währenddessen weiterarbeiten.</translation>
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
      <source>Takes up the run where it stopped; finished tiles are kept.</source>
      <translation>Nimmt den Lauf da auf, wo er anhielt; fertige Kacheln bleiben.</translation>
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
      <source>Testing on held-out labels</source>
      <translation>Test an zurückgehaltenen Labels</translation>
    </message>
    <message>
      <source>Testing: a small tile is being encoded…</source>
      <translation>Test: Eine kleine Kachel wird kodiert …</translation>
    </message>
    <message>
      <source>That file exists; choose another name.</source>
      <translation>Diese Datei gibt es schon; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>Das für den Rechenprozess gewählte Python gibt es nicht: „{}“. {}</translation>
    </message>
    <message>
      <source>The attribute that holds the class, or the quantity.</source>
      <translation>Das Attribut mit der Klasse oder der Größe.</translation>
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
      <source>The embedding can't be opened; choose another in step 2.</source>
      <translation>Das Embedding lässt sich nicht öffnen; wählen Sie in Schritt 2 ein anderes.</translation>
    </message>
    <message>
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>Das Embedding beschreibt die Tage vom ersten Datum bis vor dem zweiten.</translation>
    </message>
    <message>
      <source>The embedding is being opened; click again.</source>
      <translation>Das Embedding wird gerade geöffnet; klicken Sie noch einmal.</translation>
    </message>
    <message>
      <source>The embedding of the closed project is ready: “{}”.</source>
      <translation>Das Embedding des geschlossenen Projekts ist fertig: „{}“.</translation>
    </message>
    <message>
      <source>The embedding that labels, map and look-alikes work on.</source>
      <translation>Das Embedding, mit dem Labels, Karte und ähnliche Orte arbeiten.</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready ({}:{:02d} min).</source>
      <translation>Das Embedding „{}“ ist fertig ({}:{:02d} min).</translation>
    </message>
    <message>
      <source>The encoder does not know other sensors, but can learn one: describe the images in a &lt;a href='manifest'&gt;manifest&lt;/a&gt; with a source of your own, then run &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; and &lt;i&gt;Make an embedding&lt;/i&gt; from the Processing toolbox with it.</source>
      <translation>Andere Sensoren kennt der Encoder nicht, kann aber einen lernen: Beschreiben Sie die Bilder in einem &lt;a href='manifest'&gt;Manifest&lt;/a&gt; mit einer eigenen Quelle und führen Sie damit &lt;i&gt;Encoder an eine Szene anpassen&lt;/i&gt; und &lt;i&gt;Embedding berechnen&lt;/i&gt; aus den Verarbeitungswerkzeugen aus.</translation>
    </message>
    <message>
      <source>The encoder is adapted first, for {:g} minutes.</source>
      <translation>Der Encoder wird zuerst {:g} Minuten lang angepasst.</translation>
    </message>
    <message>
      <source>The encoder practises on your images before it encodes them. It must for a sensor that is new to it; for sensors it knows, maps got no better by it where that was measured. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>Der Encoder übt an Ihren Bildern, bevor er sie encodiert. Bei einem Sensor, der neu für ihn ist, muss er das; bei Sensoren, die er kennt, wurden Karten dadurch nicht besser, wo das gemessen wurde. Embeddings verschieden angepasster Encoder lassen sich nicht miteinander vergleichen.</translation>
    </message>
    <message>
      <source>The encoder's card: what it was trained on, and what it is good for.</source>
      <translation>Die Karte des Encoders: womit er trainiert wurde und wofür er taugt.</translation>
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
      <source>The error says how well the encoder repeats images that it was shown in part; it is no accuracy of a map. Embeddings made with this encoder can be compared with each other, and with none that another encoder made.</source>
      <translation>Der Fehler sagt, wie gut der Encoder Bilder wiedergibt, die ihm teilweise gezeigt wurden; er ist keine Genauigkeit einer Karte. Einbettungen dieses Encoders sind untereinander vergleichbar, mit denen eines anderen nicht.</translation>
    </message>
    <message>
      <source>The file must end in .gpkg.</source>
      <translation>Die Datei muss auf .gpkg enden.</translation>
    </message>
    <message>
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>Im Ordner „{}“ fehlt ein Paket: {}. Füllen Sie ihn auf einem Rechner mit gleichem System und gleicher Python-Version mit „python -m pip download -r {} -d ORDNER“.</translation>
    </message>
    <message>
      <source>The glowing places in view as one label of the class that is chosen in step 3</source>
      <translation>Die leuchtenden Orte im Bild als ein Label der Klasse, die in Schritt 3 gewählt ist</translation>
    </message>
    <message>
      <source>The glowing places in view as polygons</source>
      <translation>Die leuchtenden Orte im Ausschnitt als Polygone</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>Den Head „{}“ gibt es nicht. Wählen Sie die .aefhead-Datei, die „Aus Labels lernen“ geschrieben hat.</translation>
    </message>
    <message>
      <source>The label layer could not be written: {}</source>
      <translation>Der Label-Layer ließ sich nicht schreiben: {}</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>Der Label-Layer „{}“ hat kein Koordinatenbezugssystem. Legen Sie es in den Eigenschaften des Layers fest und starten Sie noch einmal.</translation>
    </message>
    <message>
      <source>The labels could not be saved: {}</source>
      <translation>Die Labels ließen sich nicht speichern: {}</translation>
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
      <source>The last &amp;365 days of the images</source>
      <translation>Die letzten &amp;365 Tage der Bilder</translation>
    </message>
    <message>
      <source>The layer “{}” can't be edited; copy it to a GeoPackage.</source>
      <translation>Der Layer „{}“ lässt sich nicht bearbeiten; kopieren Sie ihn in ein GeoPackage.</translation>
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
      <source>The layer “{}” is one of several rasters in “{}”, of which the worker reads none. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>Der Layer „{}“ ist eines von mehreren Rastern in „{}“, von denen der Rechenprozess keines liest. Speichern Sie ihn zuerst als GeoTIFF (Rechtsklick › Export › Speichern als…).</translation>
    </message>
    <message>
      <source>The layer “{}” is shown in {}, but its file says {}. Write the right one into the file (Raster › Projections › Assign Projection), or give the layer the file's.</source>
      <translation>Der Layer „{}“ wird in {} gezeigt, seine Datei sagt aber {}. Schreiben Sie das richtige in die Datei (Raster › Projektionen › Projektion zuweisen), oder geben Sie dem Layer das der Datei.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>Das Manifest „{}“ gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
      <source>The map is made.</source>
      <translation>Die Karte ist fertig.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels held out were right.</source>
      <translation>Die Karte ist fertig. &lt;b&gt;{} %&lt;/b&gt; der zurückgehaltenen Labels waren richtig.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels were right with whole areas held out, as they lie in clusters.</source>
      <translation>Die Karte ist fertig. &lt;b&gt;{} %&lt;/b&gt; der Labels waren richtig, als ganze Gebiete zurückgehalten wurden, weil sie gehäuft liegen.</translation>
    </message>
    <message>
      <source>The map is made. R² on labels held out: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>Die Karte ist fertig. R² an zurückgehaltenen Labels: &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map is made. R² with whole areas held out, as labels lie in clusters: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>Die Karte ist fertig. R² mit ganzen zurückgehaltenen Gebieten, weil die Labels gehäuft liegen: &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map of the closed project is ready: “{}”.</source>
      <translation>Die Karte des geschlossenen Projekts ist fertig: „{}“.</translation>
    </message>
    <message>
      <source>The next place where a label would teach most</source>
      <translation>Der nächste Ort, an dem ein Label am meisten lehren würde</translation>
    </message>
    <message>
      <source>The number that the next label gets. Change it, then click.</source>
      <translation>Die Zahl, die das nächste Label bekommt. Ändern, dann klicken.</translation>
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
      <source>The place before</source>
      <translation>Der Ort davor</translation>
    </message>
    <message>
      <source>The places are written as a GeoPackage; choose a name that ends in .gpkg.</source>
      <translation>Die Orte werden als GeoPackage geschrieben; wählen Sie einen Namen, der auf .gpkg endet.</translation>
    </message>
    <message>
      <source>The points “{}” have no field “{}”; they have: {}.</source>
      <translation>Die Punkte „{}“ haben kein Feld „{}“; sie haben: {}.</translation>
    </message>
    <message>
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>Das Projekt hat noch keine Rasterlayer. Fügen Sie dem Projekt datierte Bilder hinzu oder nehmen Sie sie mit „Dateien hinzufügen…“.</translation>
    </message>
    <message>
      <source>The quickest there is</source>
      <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
      <source>The result goes into {}.</source>
      <translation>Das Ergebnis kommt nach {}.</translation>
    </message>
    <message>
      <source>The result is a temporary file: save the project first to keep it.</source>
      <translation>Das Ergebnis ist eine temporäre Datei: Speichern Sie zuerst das Projekt, um es zu behalten.</translation>
    </message>
    <message>
      <source>The results are gone when QGIS is closed.</source>
      <translation>Mit QGIS verschwinden die Ergebnisse.</translation>
    </message>
    <message>
      <source>The results could not be kept ({}). Make room there, then save again.</source>
      <translation>Die Ergebnisse konnten nicht behalten werden ({}). Schaffen Sie dort Platz und speichern Sie noch einmal.</translation>
    </message>
    <message>
      <source>The same for {} other images that can't be used</source>
      <translation>Dasselbe für {} andere Bilder, die nicht verwendbar sind</translation>
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
      <source>The whole map, and how good it is</source>
      <translation>Die ganze Karte, und wie gut sie ist</translation>
    </message>
    <message>
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>Der Rechenprozess ließ sich nicht starten: „{}“ ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended three times within a minute, most often because the memory was used up. Close other programs or zoom in. The log panel, tab “{}”, has more.</source>
      <translation>Der Rechenprozess endete dreimal innerhalb einer Minute, meist weil der Arbeitsspeicher aufgebraucht war. Schließen Sie andere Programme oder zoomen Sie hinein. Mehr steht im Protokollfenster, Reiter „{}“.</translation>
    </message>
    <message>
      <source>The worker ended unexpectedly and was started again.</source>
      <translation>Der Rechenprozess endete unerwartet und wurde neu gestartet.</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>Der Rechenprozess endete ohne Ergebnis (Exit-Code {}). Seine letzten Worte waren: {}. Den Rest hat das Protokollfenster, Reiter „{}“.</translation>
    </message>
    <message>
      <source>The worker runs in {}</source>
      <translation>Der Rechenprozess läuft in {}</translation>
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
      <source>Threshold in percent (empty: automatic)</source>
      <translation>Schwelle in Prozent (leer: automatisch)</translation>
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
      <source>Tick some images in step 1 first.</source>
      <translation>Haken Sie zuerst in Schritt 1 Bilder an.</translation>
    </message>
    <message>
      <source>To see from what to what the land changed, give both a head and a name for that layer.</source>
      <translation>Um zu sehen, von was zu was sich das Land änderte, geben Sie einen Head und einen Namen für diesen Layer an.</translation>
    </message>
    <message>
      <source>Too few labels to test: add more places, with other values.</source>
      <translation>Zu wenige Labels zum Prüfen: fügen Sie Orte mit anderen Werten hinzu.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Aus Labels lernen</translation>
    </message>
    <message>
      <source>Training labels</source>
      <translation>Trainingslabels</translation>
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
      <source>Turn into a label</source>
      <translation>Als Label</translation>
    </message>
    <message>
      <source>Turn into a layer</source>
      <translation>In einen Layer umwandeln</translation>
    </message>
    <message>
      <source>Two classes have the same name.</source>
      <translation>Zwei Klassen haben denselben Namen.</translation>
    </message>
    <message>
      <source>Uncertainty of a quantity</source>
      <translation>Unsicherheit einer Größe</translation>
    </message>
    <message>
      <source>Untick all rows</source>
      <translation>Alle Haken entfernen</translation>
    </message>
    <message>
      <source>Use these images</source>
      <translation>Diese Bilder verwenden</translation>
    </message>
    <message>
      <source>Valid observations</source>
      <translation>Gültige Beobachtungen</translation>
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
      <source>Value of the next label</source>
      <translation>Wert des nächsten Labels</translation>
    </message>
    <message>
      <source>Wanted error of the accuracy</source>
      <translation>Gewünschter Fehler der Genauigkeit</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Wasser</translation>
    </message>
    <message>
      <source>What computes, and how much memory it has free now.</source>
      <translation>Was rechnet, und wie viel Speicher jetzt frei ist.</translation>
    </message>
    <message>
      <source>What is this image?</source>
      <translation>Was ist dieses Bild?</translation>
    </message>
    <message>
      <source>What is this…</source>
      <translation>Was ist das…</translation>
    </message>
    <message>
      <source>Where not to trust it</source>
      <translation>Wo man ihr nicht trauen sollte</translation>
    </message>
    <message>
      <source>Where to label next: {} places in view.</source>
      <translation>Wo als Nächstes zu labeln ist: {} Orte im Ausschnitt.</translation>
    </message>
    <message>
      <source>Whether labels lie in clusters</source>
      <translation>Ob die Labels gehäuft liegen</translation>
    </message>
    <message>
      <source>Which band of the file is which?</source>
      <translation>Welcher Kanal der Datei ist welcher?</translation>
    </message>
    <message>
      <source>Which dated images go in</source>
      <translation>Welche datierten Bilder eingehen</translation>
    </message>
    <message>
      <source>Windows can't hand over so many files one by one. Choose their folder instead.</source>
      <translation>Windows kann so viele Dateien nicht einzeln übergeben. Wählen Sie stattdessen ihren Ordner.</translation>
    </message>
    <message>
      <source>Windows refused a path of more than 260 letters. Have its setting “Enable Win32 long paths” turned on, then try again. The log is {}.</source>
      <translation>Windows hat einen Pfad mit mehr als 260 Buchstaben abgelehnt. Lassen Sie dort die Einstellung „Lange Win32-Pfade aktivieren“ einschalten und versuchen Sie es noch einmal. Das Protokoll ist {}.</translation>
    </message>
    <message>
      <source>With the encoder {}.</source>
      <translation>Mit dem Encoder {}.</translation>
    </message>
    <message>
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Ohne Netz: ein Ordner mit Wheels, gefüllt auf einem Rechner mit gleichem System und gleicher Python-Version mit&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d ORDNER&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker &amp;environment…</source>
      <translation>&amp;Umgebung des Rechenprozesses…</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Umgebung des Rechenprozesses…</translation>
    </message>
    <message>
      <source>YYYY year, YY its last two digits, MM month, DD day, DDD day of the year.</source>
      <translation>YYYY Jahr, YY seine letzten zwei Ziffern, MM Monat, DD Tag, DDD Tag des Jahres.</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Year of the break</source>
      <translation>Jahr des Bruchs</translation>
    </message>
    <message>
      <source>a quantity</source>
      <translation>eine Größe</translation>
    </message>
    <message>
      <source>a temporary file</source>
      <translation>eine temporäre Datei</translation>
    </message>
    <message>
      <source>about {:.0f} minutes</source>
      <translation>etwa {:.0f} Minuten</translation>
    </message>
    <message>
      <source>about {:.1f} hours</source>
      <translation>etwa {:.1f} Stunden</translation>
    </message>
    <message>
      <source>accuracy,confusion matrix,error matrix,Olofsson,Stehman,hectares,user's,producer's</source>
      <translation>Genauigkeit,Konfusionsmatrix,Fehlermatrix,Olofsson,Stehman,Hektar,Nutzergenauigkeit,Produzentengenauigkeit</translation>
    </message>
    <message>
      <source>active learning,labels,uncertainty,sampling,training</source>
      <translation>aktives Lernen,Labels,Unsicherheit,Stichprobe,Training</translation>
    </message>
    <message>
      <source>alphaearth,tessera,google,satellite embedding,download,source cooperative,cog</source>
      <translation>AlphaEarth,TESSERA,Google,Satellite Embedding,herunterladen,Source Cooperative,COG</translation>
    </message>
    <message>
      <source>another sensor</source>
      <translation>ein anderer Sensor</translation>
    </message>
    <message>
      <source>as the scene</source>
      <translation>wie die Szene</translation>
    </message>
    <message>
      <source>as unchanged land</source>
      <translation>wie unverändertes Land</translation>
    </message>
    <message>
      <source>change detection,difference,trend,break,deforestation,time series,from-to</source>
      <translation>Veränderungsanalyse,Differenz,Trend,Bruch,Entwaldung,Zeitreihe,von-zu</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>wählen…</translation>
    </message>
    <message>
      <source>classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>klassifizieren,überwacht,Random Forest,knn,Regression,lernen,maschinelles Lernen,Genauigkeit</translation>
    </message>
    <message>
      <source>done</source>
      <translation>fertig</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>encodieren,Merkmal,Zeitreihe,Sentinel,Landsat,AlphaEarth,Foundation Model,Satellit</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>gescheitert</translation>
    </message>
    <message>
      <source>finding out how quick this computer is…</source>
      <translation>stellt fest, wie schnell dieser Rechner ist…</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>Feinabstimmung,anpassen,trainieren,Encoder,Checkpoint,selbstüberwacht</translation>
    </message>
    <message>
      <source>images changed</source>
      <translation>Bilder geändert</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,unüberwacht,segmentieren,gruppieren,Klassen</translation>
    </message>
    <message>
      <source>labels changed</source>
      <translation>Labels geändert</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>ausgelassen</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>weniger als eine Minute</translation>
    </message>
    <message>
      <source>like no class</source>
      <translation>wie keine Klasse</translation>
    </message>
    <message>
      <source>like the labels</source>
      <translation>wie die Labels</translation>
    </message>
    <message>
      <source>looking at {}</source>
      <translation>{} werden angesehen</translation>
    </message>
    <message>
      <source>looking…</source>
      <translation>wird angesehen…</translation>
    </message>
    <message>
      <source>make a new one</source>
      <translation>ein neues berechnen</translation>
    </message>
    <message>
      <source>more classes possible</source>
      <translation>mehr Klassen möglich</translation>
    </message>
    <message>
      <source>never seen clearly</source>
      <translation>nie klar gesehen</translation>
    </message>
    <message>
      <source>no image: leave it out</source>
      <translation>kein Bild: auslassen</translation>
    </message>
    <message>
      <source>no mask</source>
      <translation>ohne Maske</translation>
    </message>
    <message>
      <source>no such date</source>
      <translation>kein solches Datum</translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>noch keines</translation>
    </message>
    <message>
      <source>not in the file</source>
      <translation>nicht in der Datei</translation>
    </message>
    <message>
      <source>not labelled yet</source>
      <translation>noch nicht gelabelt</translation>
    </message>
    <message>
      <source>not yet</source>
      <translation>noch nicht</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>nothing clear</source>
      <translation>nichts klar</translation>
    </message>
    <message>
      <source>nothing: learnt from these images alone</source>
      <translation>nichts: nur aus diesen Bildern gelernt</translation>
    </message>
    <message>
      <source>other embedding</source>
      <translation>anderes Embedding</translation>
    </message>
    <message>
      <source>out of date</source>
      <translation>veraltet</translation>
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
      <source>rarer than that</source>
      <translation>seltener als das</translation>
    </message>
    <message>
      <source>rarer, up to one in {}</source>
      <translation>seltener, bis zu einem von {}</translation>
    </message>
    <message>
      <source>reflectance</source>
      <translation>Reflexionsgrad</translation>
    </message>
    <message>
      <source>running</source>
      <translation>läuft</translation>
    </message>
    <message>
      <source>similarity,search,cosine,look-alike,find,nearest,target detection</source>
      <translation>Ähnlichkeit,Suche,Kosinus,ähnliche Orte,finden,nächste,Zielerkennung</translation>
    </message>
    <message>
      <source>stack,merge,fuse,concatenate,alphaearth,tessera</source>
      <translation>stapeln,zusammenführen,fusionieren,verketten,AlphaEarth,TESSERA</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>stratified,random,reference,validation,accuracy,Olofsson,AcATaMa,points</source>
      <translation>geschichtet,zufällig,Referenz,Validierung,Genauigkeit,Olofsson,AcATaMa,Punkte</translation>
    </message>
    <message>
      <source>sure of one class</source>
      <translation>einer Klasse sicher</translation>
    </message>
    <message>
      <source>temporary</source>
      <translation>temporär</translation>
    </message>
    <message>
      <source>the best {} % of the scene</source>
      <translation>die besten {} % der Szene</translation>
    </message>
    <message>
      <source>the clearest {} of {} dates</source>
      <translation>die klarsten {} von {} Zeitpunkten</translation>
    </message>
    <message>
      <source>three classes possible</source>
      <translation>drei Klassen möglich</translation>
    </message>
    <message>
      <source>too few to test</source>
      <translation>zu wenige zum Prüfen</translation>
    </message>
    <message>
      <source>two classes possible</source>
      <translation>zwei Klassen möglich</translation>
    </message>
    <message>
      <source>unlike the labels: do not trust</source>
      <translation>den Labels unähnlich: nicht trauen</translation>
    </message>
    <message>
      <source>very unlike the labels</source>
      <translation>den Labels sehr unähnlich</translation>
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
      <translation>{} % des Gebiets haben kein Bild. Sind die Bilder von mehreren Orten? Dann machen Sie von jedem ein eigenes Embedding.</translation>
    </message>
    <message>
      <source>{} % right</source>
      <translation>{} % richtig</translation>
    </message>
    <message>
      <source>{} % right near labels</source>
      <translation>{} % richtig nahe Labels</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (mitgeliefert)</translation>
    </message>
    <message>
      <source>{} ({:.0f} %)</source>
      <translation>{} ({:.0f} %)</translation>
    </message>
    <message>
      <source>{} ({} while it runs)</source>
      <translation>{} ({} während des Laufs)</translation>
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
      <source>{} images</source>
      <translation>{} Bilder</translation>
    </message>
    <message>
      <source>{} is not there any more: put it back to go on.</source>
      <translation>{} ist nicht mehr da: Legen Sie es zurück, um fortzusetzen.</translation>
    </message>
    <message>
      <source>{} megapixels</source>
      <translation>{} Megapixel</translation>
    </message>
    <message>
      <source>{} min left</source>
      <translation>noch {} min</translation>
    </message>
    <message>
      <source>{} minutes, {} steps</source>
      <translation>{} Minuten, {} Schritte</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} von etwa {}</translation>
    </message>
    <message>
      <source>{} of {} images, {} to {}</source>
      <translation>{} von {} Bildern, {} bis {}</translation>
    </message>
    <message>
      <source>{} pixels</source>
      <translation>{} Pixel</translation>
    </message>
    <message>
      <source>{} polygons are a layer now. It is temporary: export it to keep it.</source>
      <translation>{} Polygone sind jetzt ein Layer. Er ist temporär: Exportieren Sie ihn, um ihn zu behalten.</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>noch {} s</translation>
    </message>
    <message>
      <source>{} was changed since then, so it can only begin anew: what was finished is removed.</source>
      <translation>{} wurde seitdem geändert, der Lauf kann also nur neu beginnen: Was fertig war, wird entfernt.</translation>
    </message>
    <message>
      <source>{} × {} pixels, {} bands. Go on with labels, with Cluster if there are none, or make another one.</source>
      <translation>{} × {} Pixel, {} Kanäle. Weiter mit Labels, ohne sie mit Clustern, oder ein anderes berechnen.</translation>
    </message>
    <message>
      <source>{}, summed up over {} to {}</source>
      <translation>{}, zusammengefasst über {} bis {}</translation>
    </message>
    <message>
      <source>{}, {} missing</source>
      <translation>{}, fehlend: {}</translation>
    </message>
    <message>
      <source>{}…</source>
      <translation>{}…</translation>
    </message>
    <message>
      <source>“{}” can't be removed: {}. Is a run going on? Wait for it, cancel it, or restart QGIS.</source>
      <translation>„{}“ lässt sich nicht entfernen: {}. Läuft noch etwas? Warten Sie darauf, brechen Sie es ab oder starten Sie QGIS neu.</translation>
    </message>
    <message>
      <source>“{}” can't be taken from “{}”: QGIS can't open it, or it is empty. Check the path.</source>
      <translation>„{}“ kann nicht aus „{}“ übernommen werden: QGIS kann das nicht öffnen, oder es ist leer. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>„{}“ lässt sich nicht beschreiben: {}</translation>
    </message>
    <message>
      <source>“{}” can't be “{}”. Give one of these words: {}.</source>
      <translation>„{}“ kann nicht „{}“ sein. Geben Sie eines dieser Wörter an: {}.</translation>
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
      <source>“{}” does not say what the encoder was trained on ({}).</source>
      <translation>„{}“ sagt nicht, womit der Encoder trainiert wurde ({}).</translation>
    </message>
    <message>
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>„{}“ hat {} {}; der Rechenprozess braucht {}{}. {}</translation>
    </message>
    <message>
      <source>“{}” holds an image for each band and date: drag it onto QGIS' map to see one band. It is used as a whole without that.</source>
      <translation>„{}“ enthält ein Bild je Kanal und Datum: Auf die Karte von QGIS ziehen, um einen Kanal zu sehen. Verwendet wird die ganze Datei auch ohne das.</translation>
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
      <source>“{}” is no class map ({} bands, {}). Choose a layer with one band whose whole numbers are classes, such as “Make a map” writes.</source>
      <translation>„{}“ ist keine Klassenkarte ({} Kanäle, {}). Wählen Sie einen Layer mit einem Kanal, dessen ganze Zahlen Klassen sind, wie „Karte erzeugen“ ihn schreibt.</translation>
    </message>
    <message>
      <source>“{}” is no single image that QGIS can open: add one of its files.</source>
      <translation>„{}“ ist kein einzelnes Bild, das QGIS öffnen kann: Fügen Sie eine seiner Dateien hinzu.</translation>
    </message>
    <message>
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>„{}“ ist im Projekt als Layer „{}“ geöffnet. Entfernen Sie diesen Layer zuerst, oder wählen Sie einen anderen Namen für die Ausgabe.</translation>
    </message>
    <message>
      <source>“{}” is there already. Replace it?</source>
      <translation>„{}“ gibt es schon. Ersetzen?</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>In „{}“ fehlen diese Pakete: {}. {}</translation>
    </message>
  </context>
</TS>
