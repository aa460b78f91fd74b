<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>AefFields</name>
    <message>
      <source> minutes</source>
      <translation> minutes</translation>
    </message>
    <message>
      <source> or newer</source>
      <translation> ou plus récent</translation>
    </message>
    <message>
      <source> · cloud mask</source>
      <translation> · masque de nuages</translation>
    </message>
    <message>
      <source> · looking at {}…</source>
      <translation> · {} en cours d'examen…</translation>
    </message>
    <message>
      <source> · {} can't be used</source>
      <translation> · {} inutilisables</translation>
    </message>
    <message>
      <source>&amp;Area</source>
      <translation>&amp;Zone</translation>
    </message>
    <message>
      <source>&amp;Cancel run</source>
      <translation>A&amp;nnuler l'exécution</translation>
    </message>
    <message>
      <source>&amp;Encoder</source>
      <translation>&amp;Encodeur</translation>
    </message>
    <message>
      <source>&amp;For</source>
      <translation>&amp;Pour</translation>
    </message>
    <message>
      <source>&amp;Frames: the dated images that go in</source>
      <translation>&amp;Images : les images datées en entrée</translation>
    </message>
    <message>
      <source>&amp;Make it anew</source>
      <translation>&amp;Recréer</translation>
    </message>
    <message>
      <source>&amp;Make the environment</source>
      <translation>&amp;Créer l'environnement</translation>
    </message>
    <message>
      <source>&amp;Or use a Python (3.10 or newer) that already has the packages:</source>
      <translation>&amp;Ou utiliser un Python (3.10 ou plus récent) qui a déjà les paquets :</translation>
    </message>
    <message>
      <source>&amp;Output</source>
      <translation>&amp;Sortie</translation>
    </message>
    <message>
      <source>&amp;Packages from</source>
      <translation>Pa&amp;quets depuis</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Supprimer</translation>
    </message>
    <message>
      <source>&amp;Repair the environment</source>
      <translation>&amp;Réparer l'environnement</translation>
    </message>
    <message>
      <source>&amp;Run in background</source>
      <translation>Exécuter en a&amp;rrière-plan</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Utiliser celui-ci</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Créer un embedding&lt;/b&gt;&lt;br&gt;Résume une année de couches datées en 64 nombres par pixel.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.13 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;Aucun Python 3.10 à 3.13 avec le module venv n'a été trouvé.&lt;/b&gt; Installez-en un depuis python.org (sous Debian et Ubuntu : &lt;code&gt;apt install python3-venv&lt;/code&gt;), puis réessayez.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;Le processus de calcul est prêt.&lt;/b&gt; Il s'exécute dans {}</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Il manque une chose avant la première exécution&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the frames, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Couches datées&lt;/b&gt; : des rasters de dates différentes (Sentinel-2, Sentinel-1, Landsat ou autres). Un fichier peut contenir toutes les bandes d'une date, une seule bande ou de nombreuses dates. La date et la source viennent de ce que vous indiquez dans la fenêtre de la barre d'outils, de l'étendue temporelle de la couche, des métadonnées du fichier ou de son nom (« S2_20180407.tif »).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifeste&lt;/b&gt; : au lieu de couches, un fichier JSON qui énumère les images, qui peuvent aussi être les dossiers dans lesquels les produits sont livrés (.SAFE) ; il l'emporte sur les couches.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. Longer is better up to a point; 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt; : durée de l'entraînement. Plus long vaut mieux jusqu'à un certain point ; 4 minutes suffisent sur un portable pour une scène de quelques kilomètres carrés.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Partir de&lt;/b&gt; : un checkpoint à partir duquel continuer. Vide : celui fourni s'il y en a un, sinon de zéro.&lt;/p&gt;&lt;p&gt;Le résultat est un checkpoint, un fichier pour &lt;i&gt;Créer un embedding&lt;/i&gt;. Les embeddings de checkpoints différents ne sont pas comparables entre eux.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the frames.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Période de validité&lt;/b&gt; : le temps que l'embedding doit décrire ; le début est son premier jour, la fin le premier jour suivant. Vide : les 365 derniers jours des images.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt; : l'encodeur. Vide : celui fourni avec l'extension. Ou un fichier créé par &lt;i&gt;Adapter l'encodeur&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Format des nombres&lt;/b&gt; : int8 prend le quart de la place et tous les outils ici le connaissent ; float32 est destiné aux autres programmes.&lt;/p&gt;&lt;p&gt;En cas d'annulation, les tuiles terminées sont conservées : la même exécution reprend à cet endroit.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as red, green and blue. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Un écran a trois couleurs et un embedding 64 dimensions. Cet outil trouve les trois directions dans lesquelles les pixels de cet embedding diffèrent le plus et les montre en rouge, vert et bleu. Les pixels de couleur semblable se comportent de façon semblable ; les couleurs elles-mêmes n'ont pas de sens et changent d'un embedding à l'autre.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Créer un embedding&lt;/i&gt; écrit de lui-même une telle image ; utilisez cet outil pour des embeddings venus d'ailleurs.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Applique à chaque pixel d'un embedding ce que &lt;i&gt;Apprendre des étiquettes&lt;/i&gt; a appris. La carte porte les noms et couleurs de vos classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tête&lt;/b&gt; : le fichier .aefhead écrit par &lt;i&gt;Apprendre des étiquettes&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt; : celui avec lequel la tête a appris, ou un autre lieu ou une autre année du même encodeur ; un embedding d'un autre encodeur est refusé.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confiance&lt;/b&gt; : de 0 à 100 par pixel, à quel point la classe s'est détachée. Ce n'est pas une exactitude : celle-ci figure dans le rapport de &lt;i&gt;Apprendre des étiquettes&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Apply&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto tries and takes the best. knn is good with very few labels, linear with few, forest with many.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Apprend de lieux que vous connaissez à quoi ressemble le reste de l'embedding. Quelques polygones par classe suffisent (5 à 10 conviennent bien). Le résultat est une &lt;i&gt;tête&lt;/i&gt;, un petit fichier pour &lt;i&gt;Créer une carte&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Étiquettes&lt;/b&gt; : polygones ou points dans n'importe quel système de coordonnées. Si la couche est représentée par catégories du champ d'étiquettes, les noms et couleurs des classes viennent de sa légende.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tâche&lt;/b&gt; : classify pour des noms ou des codes, regress pour des quantités comme la biomasse.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Méthode&lt;/b&gt; : auto essaie et retient la meilleure. knn convient à très peu d'étiquettes, linear à peu, forest à beaucoup.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gardés ensemble&lt;/b&gt; : un attribut comme l'exploitation ou la placette. Les polygones de même valeur sont mis de côté ensemble, pour que des voisins ne fassent pas paraître l'exactitude meilleure qu'elle n'est.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rapport&lt;/b&gt; : une page avec l'exactitude et la matrice de confusion. L'exactitude est mesurée sur des polygones entiers mis de côté, jamais sur des pixels de polygones appris.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Use it where the bundled encoder does not know your region or sensor.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Laisse l'encodeur s'exercer sur vos propres couches avant que vous n'en fassiez un embedding : il apprend à prédire des dates qui lui sont cachées. Quelques minutes suffisent pour une petite scène. À utiliser là où l'encodeur fourni ne connaît pas votre région ou votre capteur.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster&lt;/i&gt; to see what there is, or with &lt;i&gt;Train&lt;/i&gt; and &lt;i&gt;Apply&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lit toutes les dates d'un lieu et résume l'année de chaque pixel en 64 nombres : ce qui y a poussé, quand c'était vert, humide, nu ou fauché. Les lieux qui se sont comportés de la même façon reçoivent des nombres semblables ; peu d'étiquettes suffisent donc pour en tirer une carte.&lt;/p&gt;&lt;p&gt;Le résultat est un raster de 64 bandes et une image de celui-ci. Continuez avec &lt;i&gt;Regrouper&lt;/i&gt; pour voir ce qu'il y a, ou avec &lt;i&gt;Apprendre des étiquettes&lt;/i&gt; et &lt;i&gt;Créer une carte&lt;/i&gt; pour cartographier vos propres classes.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Répartit tous les pixels d'un embedding en groupes qui se comportent de la même façon. Sans étiquettes, cela montre vite ce qu'un embedding sait distinguer : cultures, types de forêt, eau, bâti. Les groupes ont des numéros, pas des noms ; c'est à vous de dire ce qu'ils sont.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt; : le raster de 64 bandes écrit par &lt;i&gt;Créer un embedding&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Nombre de groupes&lt;/b&gt; : vide choisit un nombre adapté aux données. Prenez-en plus que les classes attendues (le double) et réunissez-les ensuite.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these frames first, for</source>
      <translation>&amp;Adapter d'abord à ces images, pendant</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>AEF Fields calcule dans un environnement Python à lui, qui n'existe pas encore. {}</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields : environnement de calcul</translation>
    </message>
    <message>
      <source>Accuracy on held-out labels</source>
      <translation>Exactitude sur les étiquettes mises de côté</translation>
    </message>
    <message>
      <source>Adapt the encoder to a scene</source>
      <translation>Adapter l'encodeur à une scène</translation>
    </message>
    <message>
      <source>Adapting the encoder</source>
      <translation>Adaptation de l'encodeur</translation>
    </message>
    <message>
      <source>Add a folder of frames</source>
      <translation>Ajouter un dossier d'images</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>Ajouter des &amp;fichiers…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
      <source>Add frames</source>
      <translation>Ajouter des images</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Toutes</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Applique une tête entraînée à un embedding : une carte, et sa certitude à chaque pixel.</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Zone (vide : tout)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Annulé.</translation>
    </message>
    <message>
      <source>Cancelled. What was finished is kept; run it again to go on.</source>
      <translation>Annulé. Ce qui est terminé est conservé ; relancez pour continuer.</translation>
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
      <translation>Checkpoint (*.safetensors);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Checkpoint (empty: the bundled encoder)</source>
      <translation>Checkpoint (vide : l'encodeur fourni)</translation>
    </message>
    <message>
      <source>Choose a Python interpreter</source>
      <translation>Choisir un interpréteur Python</translation>
    </message>
    <message>
      <source>Choose a checkpoint</source>
      <translation>Choisir un checkpoint</translation>
    </message>
    <message>
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Choisissez au moins une couche datée ou indiquez un manifeste.</translation>
    </message>
    <message>
      <source>Cluster an embedding</source>
      <translation>Regrouper un embedding</translation>
    </message>
    <message>
      <source>Clusters</source>
      <translation>Groupes</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confiance</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Couches datées</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Matériel de calcul</translation>
    </message>
    <message>
      <source>Double-click or press F2 to correct it. Saved with the layer.</source>
      <translation>Double-cliquez ou appuyez sur F2 pour corriger. Enregistré avec la couche.</translation>
    </message>
    <message>
      <source>Each mark is a frame; the shaded span is what the embedding describes.</source>
      <translation>Chaque marque est une image ; l'intervalle ombré est ce que décrit l'embedding.</translation>
    </message>
    <message>
      <source>Embed</source>
      <translation>Encoder</translation>
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
      <translation>Encode des couches satellite datées en un vecteur unitaire de 64 dimensions par pixel.</translation>
    </message>
    <message>
      <source>Encodes {} frames; you can go on working meanwhile.</source>
      <translation>Encode {} images ; vous pouvez continuer à travailler pendant ce temps.</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Encodage</translation>
    </message>
    <message>
      <source>Everything that the frames cover</source>
      <translation>Tout ce que couvrent les images</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Preuves</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>Trouvé dans le fichier</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>Groups pixels that behave alike; no labels are needed.</source>
      <translation>Regroupe les pixels qui se comportent de la même façon ; sans étiquettes.</translation>
    </message>
    <message>
      <source>HTML page (*.html)</source>
      <translation>Page HTML (*.html)</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Tête</translation>
    </message>
    <message>
      <source>Head (*.aefhead)</source>
      <translation>Tête (*.aefhead)</translation>
    </message>
    <message>
      <source>Head (*.aefhead);;All files (*)</source>
      <translation>Tête (*.aefhead);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Installing packages</source>
      <translation>Installation des paquets</translation>
    </message>
    <message>
      <source>Kept together (field)</source>
      <translation>Gardés ensemble (champ)</translation>
    </message>
    <message>
      <source>Label field</source>
      <translation>Champ d'étiquettes</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Étiquettes</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Couche</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Apprend des classes ou des quantités à partir de polygones ou points étiquetés, et se teste.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the canvas or a layer's extent.</source>
      <translation>Laissez vide pour tout, ou prenez l'emprise du canevas ou d'une couche.</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Journal</translation>
    </message>
    <message>
      <source>Make a map</source>
      <translation>Créer une carte</translation>
    </message>
    <message>
      <source>Make an embedding</source>
      <translation>Créer un embedding</translation>
    </message>
    <message>
      <source>Make an embedding…</source>
      <translation>Créer un embedding…</translation>
    </message>
    <message>
      <source>Making the environment</source>
      <translation>Création de l'environnement</translation>
    </message>
    <message>
      <source>Manifest (*.json)</source>
      <translation>Manifeste (*.json)</translation>
    </message>
    <message>
      <source>Manifest (instead of layers)</source>
      <translation>Manifeste (au lieu de couches)</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Carte</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Méthode</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minutes</translation>
    </message>
    <message>
      <source>NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)</source>
      <translation>Carte graphique NVIDIA (télécharge 2,5 Go, occupe 6,5 Go)</translation>
    </message>
    <message>
      <source>No frame is ticked.</source>
      <translation>Aucune image n'est cochée.</translation>
    </message>
    <message>
      <source>No images were found in “{}”.</source>
      <translation>Aucune image n'a été trouvée dans « {} ».</translation>
    </message>
    <message>
      <source>No raster was given, or it could not be opened. Choose a raster layer or a file.</source>
      <translation>Aucun raster n'a été indiqué, ou il n'a pas pu être ouvert. Choisissez une couche raster ou un fichier.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Aucune</translation>
    </message>
    <message>
      <source>None yet: it learns from these frames</source>
      <translation>Pas encore : il apprend de ces images</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>Format des nombres</translation>
    </message>
    <message>
      <source>Number of clusters (empty: automatic)</source>
      <translation>Nombre de groupes (vide : automatique)</translation>
    </message>
    <message>
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Ouvrez Raster › AEF Fields › Environnement de calcul… pour en créer ou en choisir un.</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Image</translation>
    </message>
    <message>
      <source>Picture of an embedding</source>
      <translation>Image d'un embedding</translation>
    </message>
    <message>
      <source>Picture of the embedding</source>
      <translation>Image de l'embedding</translation>
    </message>
    <message>
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Processeur seul (télécharge 0,3 Go, occupe 1,6 Go)</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, par le réseau</translation>
    </message>
    <message>
      <source>Remove the worker's environment in {}? Maps and encoders stay.</source>
      <translation>Supprimer l'environnement de calcul dans {} ? Les cartes et les encodeurs restent.</translation>
    </message>
    <message>
      <source>Removes every environment that this plugin made.</source>
      <translation>Supprime tous les environnements créés par cette extension.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Rapport</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Paramètres</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as red, green and blue.</source>
      <translation>Montre les trois directions principales d'un embedding en rouge, vert et bleu.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Partir de (vide : l'encodeur fourni)</translation>
    </message>
    <message>
      <source>Step {} of {}: {}</source>
      <translation>Étape {} sur {} : {}</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Arrêt en cours…</translation>
    </message>
    <message>
      <source>Take a checkpoint from a file, e.g. one that was adapted for another year.</source>
      <translation>Prendre un checkpoint dans un fichier, p. ex. un encodeur adapté pour une autre année.</translation>
    </message>
    <message>
      <source>Take a product's folder (.SAFE, Landsat), or all images and products in a folder.</source>
      <translation>Prendre le dossier d'un produit (.SAFE, Landsat), ou toutes les images et tous les produits d'un dossier.</translation>
    </message>
    <message>
      <source>Take files that are not layers of the project.</source>
      <translation>Prendre des fichiers qui ne sont pas des couches du projet.</translation>
    </message>
    <message>
      <source>Takes a few minutes; you can go on working meanwhile.</source>
      <translation>Prend quelques minutes ; vous pouvez continuer à travailler pendant ce temps.</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Tâche</translation>
    </message>
    <message>
      <source>Temporary file, gone when QGIS is closed</source>
      <translation>Fichier temporaire, disparaît à la fermeture de QGIS</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>Le Python choisi pour le processus de calcul n'existe pas : « {} ». {}</translation>
    </message>
    <message>
      <source>The computing needs packages (PyTorch, scikit-learn, rasterio) that QGIS does not bring. They go into a Python environment of their own in {}, so nothing is installed into QGIS.</source>
      <translation>Le calcul a besoin de paquets (PyTorch, scikit-learn, rasterio) que QGIS n'apporte pas. Ils vont dans un environnement Python à part dans {} ; rien n'est donc installé dans QGIS.</translation>
    </message>
    <message>
      <source>The disk is full ({}). Make room ({}), then try again.</source>
      <translation>Le disque est plein ({}). Libérez de la place ({}), puis réessayez.</translation>
    </message>
    <message>
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>L'embedding décrit les jours de la première date jusqu'à la veille de la seconde.</translation>
    </message>
    <message>
      <source>The embedding of the project that was closed is ready: {}</source>
      <translation>L'embedding du projet qui a été fermé est prêt : {}</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready; it took {}:{:02d} min. Go on with Cluster or Train.</source>
      <translation>L'embedding « {} » est prêt ; cela a pris {}:{:02d} min. Continuez avec Regrouper ou Apprendre.</translation>
    </message>
    <message>
      <source>The encoder practises on your frames before it encodes them. Worth it where the region or the sensors are new to it. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>L'encodeur s'exerce sur vos images avant de les encoder. Utile là où la région ou les capteurs sont nouveaux pour lui. Les embeddings d'encodeurs adaptés différemment ne sont pas comparables entre eux.</translation>
    </message>
    <message>
      <source>The encoder: what turns the dates of a pixel into numbers.</source>
      <translation>L'encodeur : ce qui transforme les dates d'un pixel en nombres.</translation>
    </message>
    <message>
      <source>The environment could not be made: {} The log is {}. Try again, or choose a Python that has the packages.</source>
      <translation>L'environnement n'a pas pu être créé : {} Le journal est {}. Réessayez, ou choisissez un Python qui a les paquets.</translation>
    </message>
    <message>
      <source>The environment is ready.</source>
      <translation>L'environnement est prêt.</translation>
    </message>
    <message>
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>Il manque un paquet dans le dossier « {} » : {}. Remplissez-le sur une machine de même système et de même version de Python avec « python -m pip download -r {} -d DOSSIER ».</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>La tête « {} » n'existe pas. Choisissez le fichier .aefhead écrit par « Apprendre des étiquettes ».</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>La couche d'étiquettes « {} » n'a pas de système de coordonnées de référence. Définissez-le dans les propriétés de la couche, puis relancez.</translation>
    </message>
    <message>
      <source>The labels of “{}” could not be copied to a temporary file: {}.</source>
      <translation>Les étiquettes de « {} » n'ont pas pu être copiées dans un fichier temporaire : {}.</translation>
    </message>
    <message>
      <source>The labels “{}” have no features (or none is selected).</source>
      <translation>Les étiquettes « {} » n'ont pas d'entités (ou aucune n'est sélectionnée).</translation>
    </message>
    <message>
      <source>The labels “{}” have no field “{}”; they have: {}.</source>
      <translation>Les étiquettes « {} » n'ont pas de champ « {} » ; elles ont : {}.</translation>
    </message>
    <message>
      <source>The last &amp;365 days of the frames</source>
      <translation>Les &amp;365 derniers jours des images</translation>
    </message>
    <message>
      <source>The layer “{}” can't be read from “{}”. Repair its path (right click › Repair data source) or choose another layer.</source>
      <translation>La couche « {} » ne peut pas être lue depuis « {} ». Réparez son chemin (clic droit › Réparer la source de données) ou choisissez une autre couche.</translation>
    </message>
    <message>
      <source>The layer “{}” comes from a “{}” source, which is not a file that GDAL can read. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>La couche « {} » vient d'une source « {} », qui n'est pas un fichier que GDAL sait lire. Enregistrez-la d'abord en GeoTIFF (clic droit › Exporter › Enregistrer sous…).</translation>
    </message>
    <message>
      <source>The manifest has no usable frame.</source>
      <translation>Le manifeste n'a aucune image utilisable.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>Le manifeste « {} » n'existe pas. Vérifiez le chemin.</translation>
    </message>
    <message>
      <source>The output “{}” is also an input. Choose another name for the output.</source>
      <translation>La sortie « {} » est aussi une entrée. Choisissez un autre nom pour la sortie.</translation>
    </message>
    <message>
      <source>The output “{}” must end in .tif.</source>
      <translation>La sortie « {} » doit se terminer par .tif.</translation>
    </message>
    <message>
      <source>The package {} in “{}” can't be loaded: {}. {}</source>
      <translation>Le paquet {} dans « {} » ne peut pas être chargé : {}. {}</translation>
    </message>
    <message>
      <source>The packages could not be downloaded: the package index can't be reached. Check the network and the proxy (variable HTTPS_PROXY), or install from a folder of wheels. What was downloaded is kept. The log is {}.</source>
      <translation>Les paquets n'ont pas pu être téléchargés : l'index des paquets est injoignable. Vérifiez le réseau et le proxy (variable HTTPS_PROXY), ou installez depuis un dossier de wheels. Ce qui a été téléchargé est conservé. Le journal est {}.</translation>
    </message>
    <message>
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>Le projet n'a pas encore de couches raster. Ajoutez des images datées au projet, ou prenez-les avec « Ajouter des fichiers… ».</translation>
    </message>
    <message>
      <source>The task was cancelled.</source>
      <translation>La tâche a été annulée.</translation>
    </message>
    <message>
      <source>The valid period ends ({}) before it begins ({}). Choose a later end.</source>
      <translation>La période de validité se termine ({}) avant de commencer ({}). Choisissez une fin plus tardive.</translation>
    </message>
    <message>
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>Le processus de calcul n'a pas pu être démarré : « {} » ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>Le processus de calcul s'est terminé sans résultat (code de sortie {}). Ses derniers mots : {}. Le reste est dans le journal des messages, onglet « {} ».</translation>
    </message>
    <message>
      <source>The worker was stopped by the system, most often because the memory was used up. Close other programs or choose a smaller area, and run it again: what was finished is kept.</source>
      <translation>Le processus de calcul a été arrêté par le système, le plus souvent faute de mémoire. Fermez d'autres programmes ou choisissez une zone plus petite, et relancez : ce qui est terminé est conservé.</translation>
    </message>
    <message>
      <source>This is no raster that QGIS can open: “{}”. Check the path.</source>
      <translation>Ce n'est pas un raster que QGIS sait ouvrir : « {} ». Vérifiez le chemin.</translation>
    </message>
    <message>
      <source>Tick all usable rows</source>
      <translation>Cocher toutes les lignes utilisables</translation>
    </message>
    <message>
      <source>Tick at least one layer that was found to be usable.</source>
      <translation>Cochez au moins une couche reconnue comme utilisable.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Apprendre des étiquettes</translation>
    </message>
    <message>
      <source>Trains an encoder on the given layers themselves; no labels are needed.</source>
      <translation>Entraîne un encodeur sur les couches indiquées elles-mêmes ; sans étiquettes.</translation>
    </message>
    <message>
      <source>Trying the packages</source>
      <translation>Essai des paquets</translation>
    </message>
    <message>
      <source>Untick all rows</source>
      <translation>Décocher toutes les lignes</translation>
    </message>
    <message>
      <source>Valid period</source>
      <translation>Période de validité</translation>
    </message>
    <message>
      <source>Valid period: first day</source>
      <translation>Période de validité : premier jour</translation>
    </message>
    <message>
      <source>Valid period: first day after it</source>
      <translation>Période de validité : premier jour suivant</translation>
    </message>
    <message>
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Sans réseau : un dossier de wheels, rempli sur une machine de même système et de même version de Python avec&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d DOSSIER&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Environnement de calcul…</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>choisir…</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>classer,supervisé,forêt aléatoire,knn,régression,apprendre,apprentissage automatique,exactitude</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>encoder,caractéristique,série temporelle,sentinel,landsat,alphaearth,modèle de fondation,satellite</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>ajustement fin,adapter,entraîner,encodeur,checkpoint,autosupervisé</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,non supervisé,segmenter,regrouper,classes</translation>
    </message>
    <message>
      <source>looking…</source>
      <translation>examen…</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>rien</translation>
    </message>
    <message>
      <source>pca,rgb,visualise,principal components,preview</source>
      <translation>acp,rvb,visualiser,composantes principales,aperçu</translation>
    </message>
    <message>
      <source>predict,classify,class map,land cover,classification,inference</source>
      <translation>prédire,classer,carte de classes,occupation du sol,classification,inférence</translation>
    </message>
    <message>
      <source>python of an environment that has the packages</source>
      <translation>python d'un environnement qui a les paquets</translation>
    </message>
    <message>
      <source>{:.1f} GB</source>
      <translation>{:.1f} Go</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (fourni avec l'extension)</translation>
    </message>
    <message>
      <source>{} (picture)</source>
      <translation>{} (image)</translation>
    </message>
    <message>
      <source>{} are free in {}, and {} are needed. Make room, then try again.</source>
      <translation>{} sont libres dans {}, et il faut {}. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
      <source>{} bands: {} … {}</source>
      <translation>{} bandes : {} … {}</translation>
    </message>
    <message>
      <source>{} h {} min left</source>
      <translation>reste {} h {} min</translation>
    </message>
    <message>
      <source>{} min left</source>
      <translation>reste {} min</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} sur environ {}</translation>
    </message>
    <message>
      <source>{} of {} frames, {} to {}</source>
      <translation>{} images sur {}, du {} au {}</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>reste {} s</translation>
    </message>
    <message>
      <source>{}…</source>
      <translation>{}…</translation>
    </message>
    <message>
      <source>“{}” can't be removed: {}. Is a run going on? Wait for it, or cancel it.</source>
      <translation>« {} » ne peut pas être supprimé : {}. Une exécution est-elle en cours ? Attendez-la ou annulez-la.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>« {} » ne peut pas être écrit : {}</translation>
    </message>
    <message>
      <source>“{}” could not be started.</source>
      <translation>« {} » n'a pas pu être démarré.</translation>
    </message>
    <message>
      <source>“{}” does not run as a Python interpreter. {}</source>
      <translation>« {} » ne fonctionne pas comme interpréteur Python. {}</translation>
    </message>
    <message>
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>« {} » a {} {} ; le processus de calcul a besoin de {}{}. {}</translation>
    </message>
    <message>
      <source>“{}” is Python {}.{}; the worker needs {}.{} or newer. {}</source>
      <translation>« {} » est Python {}.{} ; le processus de calcul a besoin de {}.{} ou plus récent. {}</translation>
    </message>
    <message>
      <source>“{}” is a {}, not an embedding. Choose the layer with the 64 bands (A00 to A63) that “Make an embedding” wrote.</source>
      <translation>« {} » est {}, pas un embedding. Choisissez la couche de 64 bandes (A00 à A63) écrite par « Créer un embedding ».</translation>
    </message>
    <message>
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>« {} » est ouvert dans le projet comme couche « {} ». Retirez d'abord cette couche, ou choisissez un autre nom pour la sortie.</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>Il manque à « {} » ces paquets : {}. {}</translation>
    </message>
  </context>
</TS>
