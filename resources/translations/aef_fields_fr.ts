<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>AefFields</name>
    <message>
      <source> Below 0: the mean of all labels would do better.</source>
      <translation> En dessous de 0 : la moyenne de toutes les étiquettes ferait mieux.</translation>
    </message>
    <message>
      <source> But the labels lie in clusters: expect less away from them.</source>
      <translation> Mais les étiquettes sont groupées : loin d'elles, attendez-vous à moins.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Label each class in several places.</source>
      <translation> Mais vos étiquettes sont groupées : cela vaut près d'elles, ailleurs attendez-vous à moins. Étiquetez chaque classe en plusieurs lieux.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Measure places all over the map.</source>
      <translation> Mais vos étiquettes sont groupées : cela vaut près d'elles, ailleurs attendez-vous à moins. Mesurez des lieux sur toute la carte.</translation>
    </message>
    <message>
      <source> Fewer than {} labels in each class.</source>
      <translation> Moins de {} étiquettes dans chaque classe.</translation>
    </message>
    <message>
      <source> Fewer than {} labels: {}.</source>
      <translation> Moins de {} étiquettes : {}.</translation>
    </message>
    <message>
      <source> Held out one by one R² {:.2f}, which holds near labels only.</source>
      <translation> Mises de côté une à une, R² {:.2f}, ce qui ne vaut que près des étiquettes.</translation>
    </message>
    <message>
      <source> Held out one by one {} %, which holds near labels only.</source>
      <translation> Mises de côté une à une, {} %, ce qui ne vaut que près des étiquettes.</translation>
    </message>
    <message>
      <source> How much of the map is right only a random sample can tell: see “How good is my map” in the manual.</source>
      <translation> Quelle part de la carte est juste, seul un échantillon aléatoire peut le dire : voir « Que vaut ma carte » dans le manuel.</translation>
    </message>
    <message>
      <source> Labels that lie off the embedding and count for nothing: {}.</source>
      <translation> Étiquettes situées hors de l'embedding et qui ne comptent pas : {}.</translation>
    </message>
    <message>
      <source> Most of the map lies farther from labels still: expect less there.</source>
      <translation> La plus grande partie de la carte est encore plus loin des étiquettes : attendez-vous à moins là-bas.</translation>
    </message>
    <message>
      <source> No better than guessing: draw more labels, or take other images.</source>
      <translation> Pas mieux qu'au hasard : dessinez plus d'étiquettes ou prenez d'autres images.</translation>
    </message>
    <message>
      <source> Not tested, because their labels lie in one place: {}.</source>
      <translation> Non testées, car leurs étiquettes sont en un seul lieu : {}.</translation>
    </message>
    <message>
      <source> Not tested, because their labels overlap: {}.</source>
      <translation> Non testées, car leurs étiquettes se recouvrent : {}.</translation>
    </message>
    <message>
      <source> Written almost alike: {}. If they are one class, give them one name.</source>
      <translation> Écrites presque pareil : {}. Si elles sont une seule classe, donnez-leur un même nom.</translation>
    </message>
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
      <source> · {} free</source>
      <translation> · {} libres</translation>
    </message>
    <message>
      <source> · {} left out</source>
      <translation> · {} laissées de côté</translation>
    </message>
    <message>
      <source>&amp;Add class</source>
      <translation>A&amp;jouter une classe</translation>
    </message>
    <message>
      <source>&amp;Area</source>
      <translation>&amp;Zone</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Précédent</translation>
    </message>
    <message>
      <source>&amp;Classes: what the map should tell apart</source>
      <translation>&amp;Classes : ce que la carte doit distinguer</translation>
    </message>
    <message>
      <source>&amp;Contents</source>
      <translation>&amp;Contenu</translation>
    </message>
    <message>
      <source>&amp;Date</source>
      <translation>&amp;Date</translation>
    </message>
    <message>
      <source>&amp;Draw</source>
      <translation>&amp;Dessiner</translation>
    </message>
    <message>
      <source>&amp;Encoder</source>
      <translation>&amp;Encodeur</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Fichier</translation>
    </message>
    <message>
      <source>&amp;For</source>
      <translation>&amp;Pour</translation>
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
      <source>&amp;Run in background</source>
      <translation>Exécuter en a&amp;rrière-plan</translation>
    </message>
    <message>
      <source>&amp;Show on the map</source>
      <translation>&amp;Montrer sur la carte</translation>
    </message>
    <message>
      <source>&amp;Source</source>
      <translation>&amp;Source</translation>
    </message>
    <message>
      <source>&amp;Test it</source>
      <translation>&amp;Tester</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Utiliser celui-ci</translation>
    </message>
    <message>
      <source>&amp;What is this…</source>
      <translation>&amp;Qu'est-ce que c'est…</translation>
    </message>
    <message>
      <source>1 image</source>
      <translation>1 image</translation>
    </message>
    <message>
      <source>1 or 2 clear images: do not trust</source>
      <translation>1 ou 2 images claires : ne pas s’y fier</translation>
    </message>
    <message>
      <source>3 to 5 clear images</source>
      <translation>3 à 5 images claires</translation>
    </message>
    <message>
      <source>6 or more</source>
      <translation>6 ou plus</translation>
    </message>
    <message>
      <source>&lt;b&gt;AEF Fields panel&lt;/b&gt;&lt;br&gt;From dated images to a map, step by step.</source>
      <translation>&lt;b&gt;Panneau AEF Fields&lt;/b&gt;&lt;br&gt;Des images datées à la carte, pas à pas.</translation>
    </message>
    <message>
      <source>&lt;b&gt;It works.&lt;/b&gt; The worker encoded a small tile in {:.0f} s.</source>
      <translation>&lt;b&gt;Tout fonctionne.&lt;/b&gt; Le processus de calcul a encodé une petite tuile en {:.0f} s.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Look-alikes&lt;/b&gt;&lt;br&gt;Click a place: everything similar glows. Shift-click adds a place, Ctrl-click subtracts one.</source>
      <translation>&lt;b&gt;Lieux semblables&lt;/b&gt;&lt;br&gt;Cliquez sur un lieu : tout ce qui lui ressemble s'illumine. Maj-clic ajoute un lieu, Ctrl-clic en retranche un.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Créer un embedding&lt;/b&gt;&lt;br&gt;Résume une année de couches datées en 64 nombres par pixel.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.14 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;Aucun Python 3.10 à 3.14 avec le module venv n'a été trouvé.&lt;/b&gt; Installez-en un depuis python.org (sous Debian et Ubuntu : &lt;code&gt;apt install python3-venv&lt;/code&gt;), puis réessayez.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels held out; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; sur {} étiquettes mises de côté ; erreur typique {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; sur {} étiquettes, avec des zones entières mises de côté car vos étiquettes sont groupées ; erreur typique {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Series&lt;/b&gt;&lt;br&gt;Click a pixel to see its bands over the dates, and which labels are most like it.</source>
      <translation>&lt;b&gt;Série&lt;/b&gt;&lt;br&gt;Cliquez sur un pixel pour voir ses bandes au fil des dates et les étiquettes qui lui ressemblent le plus.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The test failed.&lt;/b&gt; {}</source>
      <translation>&lt;b&gt;Le test a échoué.&lt;/b&gt; {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;Le processus de calcul est prêt.&lt;/b&gt; Il s'exécute dans {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels that were held out (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % justes&lt;/b&gt; sur {} étiquettes mises de côté (95 % : de {} à {} %).</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % justes&lt;/b&gt; sur {} étiquettes, avec des zones entières mises de côté car vos étiquettes sont groupées (95 % : de {} à {} %).</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Il manque une chose avant la première exécution&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the images, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Couches datées&lt;/b&gt; : des rasters de dates différentes (Sentinel-2, Sentinel-1, Landsat ou autres). Un fichier peut contenir toutes les bandes d'une date, une seule bande ou de nombreuses dates. La date et la source viennent de ce que vous indiquez dans la fenêtre de la barre d'outils, de l'étendue temporelle de la couche, des métadonnées du fichier ou de son nom (« S2_20180407.tif »).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifeste&lt;/b&gt; : au lieu de couches, un fichier JSON qui énumère les images, qui peuvent aussi être les dossiers dans lesquels les produits sont livrés (.SAFE) ; il l'emporte sur les couches.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt; : durée de l'entraînement. 4 minutes suffisent sur un portable pour une scène de quelques kilomètres carrés.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Partir de&lt;/b&gt; : un checkpoint à partir duquel continuer. Vide : celui fourni s'il y en a un, sinon de zéro.&lt;/p&gt;&lt;p&gt;Le résultat est un checkpoint, un fichier pour &lt;i&gt;Créer un embedding&lt;/i&gt;. Les embeddings de checkpoints différents ne sont pas comparables entre eux.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the images.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Memory&lt;/b&gt;: what the worker may take beyond its libraries. With less it works in smaller pieces; with more it reads images faster that are stored in long rows. Empty: 2 GB.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dask scheduler&lt;/b&gt;: spreads the work over a cluster that is running; all of its machines need the images and the output under the same paths (docs/cluster.md).&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Période de validité&lt;/b&gt; : le temps que l'embedding doit décrire ; le début est son premier jour, la fin le premier jour suivant. Vide : les 365 derniers jours des images.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt; : l'encodeur. Vide : celui fourni avec l'extension. Ou un fichier créé par &lt;i&gt;Adapter l'encodeur à une scène&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Format des nombres&lt;/b&gt; : int8 prend le quart de la place et tous les outils ici le connaissent ; float32 est destiné aux autres programmes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Mémoire&lt;/b&gt; : ce que le processus de calcul peut occuper en plus de ses bibliothèques. Avec moins, il travaille par plus petits morceaux ; avec plus, il lit plus vite les images enregistrées en longues lignes. Vide : 2 Go.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ordonnanceur Dask&lt;/b&gt; : répartit le travail sur un cluster en marche ; toutes ses machines ont besoin des images et de la sortie sous les mêmes chemins (docs/cluster.md).&lt;/p&gt;&lt;p&gt;En cas d'annulation, les tuiles terminées sont conservées : la même exécution reprend à cet endroit.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as light and two pairs of hues. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next unless you ask for the same.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Same colours as&lt;/b&gt;: a picture of another year or of the place beside, by the same encoder. The colours then mean the same in both, and can be compared by eye; where a colour has changed, something on the ground has.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Un écran a trois couleurs et un embedding 64 dimensions. Cet outil trouve les trois directions dans lesquelles les pixels de cet embedding diffèrent le plus et les montre comme clarté et deux paires de teintes. Les pixels de couleur semblable se comportent de façon semblable ; les couleurs elles-mêmes n'ont pas de sens et changent d'un embedding à l'autre, à moins de demander les mêmes.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Créer un embedding&lt;/i&gt; écrit de lui-même une telle image ; utilisez cet outil pour des embeddings venus d'ailleurs.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Mêmes couleurs que&lt;/b&gt; : une image d'une autre année ou du lieu voisin, du même encodeur. Les couleurs ont alors le même sens dans les deux et se comparent à l'œil ; là où une couleur a changé, quelque chose a changé au sol.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;AlphaEarth and TESSERA publish an embedding of most of the land for each year. This takes their tiles, from your disk or from the web, and makes one embedding of your area that all tools here work on. Only the parts that are needed are fetched; a run that broke off goes on where it stopped.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Product&lt;/b&gt;: aef (AlphaEarth, 64 dimensions: the files of Source Cooperative or Google's bucket, or Earth Engine exports of all 64 bands) or tessera (128 dimensions: folders of GeoTessera, or its GeoTIFF exports).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Files&lt;/b&gt;, &lt;b&gt;Folder&lt;/b&gt;, &lt;b&gt;Addresses&lt;/b&gt;: where the tiles are; any of the three. An address is that of a tile, or of the index of all of AlphaEarth's tiles, which then finds those of your area: https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Area&lt;/b&gt;: polygons, outside of which nothing is imported; or the &lt;b&gt;Extent&lt;/b&gt; of a rectangle. One of them is needed with the index.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Year&lt;/b&gt;: which one, where there are several. An embedding is of one year.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). TESSERA's embeddings are CC0.&lt;/p&gt;</source>
      <translation>&lt;p&gt;AlphaEarth et TESSERA publient chaque année un embedding de presque toutes les terres. Cet outil prend leurs tuiles, sur votre disque ou sur le web, et en fait un embedding de votre zone sur lequel travaillent tous les outils ici. Seules les parties nécessaires sont téléchargées ; une exécution interrompue reprend où elle s'est arrêtée.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Produit&lt;/b&gt; : aef (AlphaEarth, 64 dimensions : les fichiers de Source Cooperative ou du bucket de Google, ou des exports Earth Engine des 64 bandes) ou tessera (128 dimensions : dossiers de GeoTessera ou ses exports GeoTIFF).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Fichiers&lt;/b&gt;, &lt;b&gt;Dossier&lt;/b&gt;, &lt;b&gt;Adresses&lt;/b&gt; : où sont les tuiles ; l'un des trois suffit. Une adresse est celle d'une tuile ou celle de l'index de toutes les tuiles d'AlphaEarth, qui trouve alors celles de votre zone : https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zone&lt;/b&gt; : des polygones hors desquels rien n'est importé ; ou l'&lt;b&gt;Emprise&lt;/b&gt; d'un rectangle. L'un des deux est nécessaire avec l'index.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Année&lt;/b&gt; : laquelle, s'il y en a plusieurs. Un embedding porte sur une année.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). Les embeddings de TESSERA sont CC0.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Where not to trust it&lt;/b&gt;: how unlike all labels each place is (dissimilarity index of Meyer and Pebesma 2021). What is coloured is beyond what the labels speak for; neither the map nor its accuracy hold there.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How many classes are possible&lt;/b&gt;: the size of the 90 % prediction set, in which the true class is nine times of ten. &lt;b&gt;Uncertainty of a quantity&lt;/b&gt;: standard deviation and 90 % interval.&lt;/p&gt;&lt;p&gt;Advanced: what confidence means (probability, margin to the next class, entropy); a class “unknown” for places like no label; a smallest patch; and how often a place must have been seen clearly.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Applique à chaque pixel d'un embedding ce que &lt;i&gt;Apprendre des étiquettes&lt;/i&gt; a appris. La carte porte les noms et couleurs de vos classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tête&lt;/b&gt; : le fichier .aefhead écrit par &lt;i&gt;Apprendre des étiquettes&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt; : celui avec lequel la tête a appris, ou un autre lieu ou une autre année du même encodeur ; un embedding d'un autre encodeur est refusé.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confiance&lt;/b&gt; : de 0 à 100 par pixel, à quel point la classe s'est détachée. Ce n'est pas une exactitude : celle-ci figure dans le rapport de &lt;i&gt;Apprendre des étiquettes&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Où ne pas s'y fier&lt;/b&gt; : à quel point chaque lieu diffère de toutes les étiquettes (indice de dissimilarité de Meyer et Pebesma 2021). Ce qui est coloré dépasse ce dont parlent les étiquettes ; ni la carte ni son exactitude n'y valent.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Combien de classes sont possibles&lt;/b&gt; : la taille de l'ensemble de prédiction à 90 %, qui contient la vraie classe neuf fois sur dix. &lt;b&gt;Incertitude d'une quantité&lt;/b&gt; : écart-type et intervalle à 90 %.&lt;/p&gt;&lt;p&gt;Avancé : ce que signifie la confiance (probabilité, marge jusqu'à la classe suivante, entropie) ; une classe « inconnu » pour les lieux qui ne ressemblent à aucune étiquette ; une tache minimale ; et combien de fois un lieu doit avoir été vu sans nuages.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Compares a map with reference points that were drawn at random (&lt;i&gt;Sample for validation&lt;/i&gt;) and labelled. Gives overall, user's and producer's accuracy and the area of each class, each with its 95 % interval (Olofsson et al. 2014, Stehman 2014). Counting the map's pixels instead gives areas that are biased by the map's errors.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Reference points&lt;/b&gt;: any point layer. &lt;b&gt;Field with what was found&lt;/b&gt;: the words, names or values of the map's classes. What AcATaMa saves as labelled sampling works too (field &lt;i&gt;Label&lt;/i&gt;). Points without a label are left out.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How the points were drawn&lt;/b&gt;: auto takes the strata that &lt;i&gt;Sample for validation&lt;/i&gt; wrote into the points, else the map's classes. Choose simple for points drawn at random over the whole map without strata.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: points in them are refused, because a map is best where it was taught.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with everything, and beside it the tables as CSV and JSON. Areas are on the ellipsoid, whatever the map's coordinate system.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Compare une carte à des points de référence tirés au hasard (&lt;i&gt;Échantillon de validation&lt;/i&gt;) et étiquetés. Donne l'exactitude globale, de l'utilisateur et du producteur ainsi que la superficie de chaque classe, chacune avec son intervalle à 95 % (Olofsson et al. 2014, Stehman 2014). Compter à la place les pixels de la carte donne des superficies biaisées par ses erreurs.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Points de référence&lt;/b&gt; : une couche de points quelconque. &lt;b&gt;Champ avec ce qui a été trouvé&lt;/b&gt; : les mots, noms ou valeurs des classes de la carte. Ce qu'AcATaMa enregistre comme échantillon étiqueté convient aussi (champ &lt;i&gt;Label&lt;/i&gt;). Les points sans étiquette sont laissés de côté.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Comment les points ont été tirés&lt;/b&gt; : auto prend les strates qu'&lt;i&gt;Échantillon de validation&lt;/i&gt; a écrites dans les points, sinon les classes de la carte. Choisissez simple pour des points tirés au hasard sur toute la carte sans strates.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Étiquettes d'entraînement&lt;/b&gt; : les points qui s'y trouvent sont refusés, car une carte est la meilleure là où elle a appris.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rapport&lt;/b&gt; : une page avec tout, et à côté les tableaux en CSV et JSON. Les superficies sont sur l'ellipsoïde, quel que soit le système de coordonnées de la carte.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Draw one place of what you are looking for: a solar park, an orchard, a stand of reed. This shows where else it is like that.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Examples&lt;/b&gt;: points or polygons; each counts as one. Two or three of different looks are better than one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Counter-examples&lt;/b&gt;: points or polygons of what was found and is not meant. Run it again with them.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Look-alikes&lt;/b&gt;: percent; 100 is like the examples, 0 is like anything in this embedding. Plain similarity (cosine) is high almost everywhere; here it is seen against the background of the whole embedding, and the legend says how unusual it is. The second band holds the plain cosine.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Places&lt;/b&gt;: connected areas above the threshold, the most similar first, with area and centre. The threshold is half the likeness of the examples unless you give one.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Dessinez un lieu de ce que vous cherchez : un parc solaire, un verger, une roselière. Cet outil montre où c'est encore ainsi.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Exemples&lt;/b&gt; : points ou polygones ; chacun compte pour un. Deux ou trois d'aspects différents valent mieux qu'un.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Contre-exemples&lt;/b&gt; : points ou polygones de ce qui a été trouvé et n'est pas voulu. Relancez avec eux.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lieux semblables&lt;/b&gt; : pour cent ; 100 est comme les exemples, 0 comme n'importe quoi dans cet embedding. La similarité simple (cosinus) est élevée presque partout ; ici elle est vue sur le fond de tout l'embedding, et la légende dit combien elle est inhabituelle. La deuxième bande contient le cosinus simple.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lieux&lt;/b&gt; : zones d'un seul tenant au-dessus du seuil, les plus semblables d'abord, avec superficie et centre. Le seuil est la moitié de la ressemblance des exemples, sauf si vous en donnez un.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Land never looks quite the same twice: crops rotate, springs come early. This learns from the embeddings themselves how much unchanged land differs, and shows what differs more.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place by one encoder; their valid periods put them in order.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Change&lt;/b&gt;: band 1 is the surprise: 2 means that one in 100 unchanged pixels differs so much, 3 that one in 1000 does. It is shown from the chosen share of &lt;b&gt;false alarms&lt;/b&gt; on. Band 2 is the angle in degrees. Of three and more embeddings the largest break of each pixel is shown, with the angle across it, the trend and how far it has returned; &lt;b&gt;the year of the break&lt;/b&gt; is a layer of its own.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt; and &lt;b&gt;From what to what&lt;/b&gt;: a head with classes, applied to both years where something changed.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stable places&lt;/b&gt;: polygons that did not change. Without them, the three quarters of the area that differ least are taken for unchanged (with three and more embeddings the four fifths); where more than about a tenth changed in the same way, draw some.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Of two encoders&lt;/b&gt;: learns on stable land what goes with what. Less sharp than two embeddings by one encoder.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Le terrain n'a jamais deux fois exactement le même aspect : les cultures tournent, le printemps est précoce. Cet outil apprend des embeddings eux-mêmes combien diffère un terrain inchangé, et montre ce qui diffère davantage.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt; : deux ou plus d'un lieu, du même encodeur ; leurs périodes de validité les ordonnent.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Changement&lt;/b&gt; : la bande 1 est la surprise : 2 signifie qu'un pixel inchangé sur 100 diffère autant, 3 un sur 1000. Elle est montrée à partir de la part choisie de &lt;b&gt;fausses alertes&lt;/b&gt;. La bande 2 est l'angle en degrés. Avec trois embeddings ou plus, la plus grande rupture de chaque pixel est montrée, avec l'angle à travers elle, la tendance et à quel point il est revenu ; &lt;b&gt;l'année de la rupture&lt;/b&gt; est une couche à part.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tête&lt;/b&gt; et &lt;b&gt;De quoi à quoi&lt;/b&gt; : une tête avec des classes, appliquée aux deux années là où quelque chose a changé.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lieux stables&lt;/b&gt; : des polygones qui n'ont pas changé. Sans eux, les trois quarts de la surface qui diffèrent le moins passent pour inchangés (avec trois embeddings ou plus, les quatre cinquièmes) ; là où plus d'un dixième environ a changé de la même façon, dessinez-en.&lt;/p&gt;&lt;p&gt;&lt;b&gt;De deux encodeurs&lt;/b&gt; : apprend sur le terrain stable ce qui va avec quoi. Moins net que deux embeddings d'un même encodeur.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Make a map&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto takes the simplest of those that do best on labels held out. knn is good with very few labels, linear with few, forest and mlp with many; ridge is the linear one without tuning by which AlphaEarth was evaluated; anp (for quantities only) also looks at the nearest measured points.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Label problems&lt;/b&gt;: a layer of labels that overlap, are drawn twice or look like another class, each with a sentence. It is loaded only if there are any.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Another region&lt;/b&gt; (advanced): its embedding, made by the same encoder, and its labels with the same field. They are learnt from, too, which helps where you have few labels of your own; tested are yours only.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Apprend de lieux que vous connaissez à quoi ressemble le reste de l'embedding. Quelques polygones par classe suffisent (5 à 10 conviennent bien). Le résultat est une &lt;i&gt;tête&lt;/i&gt;, un petit fichier pour &lt;i&gt;Créer une carte&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Étiquettes&lt;/b&gt; : polygones ou points dans n'importe quel système de coordonnées. Si la couche est représentée par catégories du champ d'étiquettes, les noms et couleurs des classes viennent de sa légende.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tâche&lt;/b&gt; : classify pour des noms ou des codes, regress pour des quantités comme la biomasse.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Méthode&lt;/b&gt; : auto retient la plus simple de celles qui réussissent le mieux sur des étiquettes mises de côté. knn convient à très peu d'étiquettes, linear à peu, forest et mlp à beaucoup ; ridge est la méthode linéaire sans réglage par laquelle AlphaEarth a été évalué ; anp (pour les quantités seulement) regarde aussi les points mesurés les plus proches.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gardés ensemble&lt;/b&gt; : un attribut comme l'exploitation ou la placette. Les polygones de même valeur sont mis de côté ensemble, pour que des voisins ne fassent pas paraître l'exactitude meilleure qu'elle n'est.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rapport&lt;/b&gt; : une page avec l'exactitude et la matrice de confusion. L'exactitude est mesurée sur des polygones entiers mis de côté, jamais sur des pixels de polygones appris.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Étiquettes douteuses&lt;/b&gt; : une couche des étiquettes qui se recouvrent, sont dessinées deux fois ou ressemblent à une autre classe, chacune avec une phrase. Elle n'est chargée que s'il y en a.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Autre région&lt;/b&gt; (avancé) : son embedding, produit par le même encodeur, et ses étiquettes avec le même champ. On apprend aussi d'elles, ce qui aide quand vous avez peu d'étiquettes ; seules les vôtres servent au test.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Needed for a sensor that the bundled encoder does not know; with the others, maps got no better by it where that was measured.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Laisse l'encodeur s'exercer sur vos propres couches avant que vous n'en fassiez un embedding : il apprend à prédire des dates qui lui sont cachées. Quelques minutes suffisent pour une petite scène. Nécessaire pour un capteur que l'encodeur fourni ne connaît pas ; avec les autres, les cartes n'en ont pas été meilleures là où cela a été mesuré.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Looks for places where the head is unsure and that are unlike all labels so far and unlike each other, so that ten labels teach ten things. Best used in rounds: train, label what is suggested, train again with both layers joined.&lt;/p&gt;&lt;p&gt;The result is a point layer ready to be edited: choose the class in its form (it has the label field and the classes of the head), or delete a point that you can't tell.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote. &lt;b&gt;Embedding&lt;/b&gt;: where the points should lie.&lt;/p&gt;&lt;p&gt;These points are chosen, not drawn at random: they are good for training and useless for measuring accuracy or area. For that there is &lt;i&gt;Sample for validation&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Cherche des lieux où la tête hésite et qui diffèrent de toutes les étiquettes jusqu'ici et entre eux, pour que dix étiquettes apprennent dix choses. À utiliser par tours : apprendre, étiqueter ce qui est suggéré, apprendre de nouveau avec les deux couches réunies.&lt;/p&gt;&lt;p&gt;Le résultat est une couche de points prête à éditer : choisissez la classe dans son formulaire (elle a le champ d'étiquettes et les classes de la tête), ou supprimez un point que vous ne savez pas déterminer.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tête&lt;/b&gt; : le fichier .aefhead écrit par &lt;i&gt;Apprendre des étiquettes&lt;/i&gt;. &lt;b&gt;Embedding&lt;/b&gt; : où les points doivent se trouver.&lt;/p&gt;&lt;p&gt;Ces points sont choisis, pas tirés au hasard : bons pour entraîner, inutiles pour mesurer une exactitude ou une superficie. Pour cela il y a &lt;i&gt;Échantillon de validation&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster an embedding&lt;/i&gt; to see what there is, or with &lt;i&gt;Train on labels&lt;/i&gt; and &lt;i&gt;Make a map&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lit toutes les dates d'un lieu et résume l'année de chaque pixel en 64 nombres : ce qui y a poussé, quand c'était vert, humide, nu ou fauché. Les lieux qui se sont comportés de la même façon reçoivent des nombres semblables ; peu d'étiquettes suffisent donc pour en tirer une carte.&lt;/p&gt;&lt;p&gt;Le résultat est un raster de 64 bandes et une image de celui-ci. Continuez avec &lt;i&gt;Regrouper un embedding&lt;/i&gt; pour voir ce qu'il y a, ou avec &lt;i&gt;Apprendre des étiquettes&lt;/i&gt; et &lt;i&gt;Créer une carte&lt;/i&gt; pour cartographier vos propres classes.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Répartit tous les pixels d'un embedding en groupes qui se comportent de la même façon. Sans étiquettes, cela montre vite ce qu'un embedding sait distinguer : cultures, types de forêt, eau, bâti. Les groupes ont des numéros, pas des noms ; c'est à vous de dire ce qu'ils sont.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt; : le raster de 64 bandes écrit par &lt;i&gt;Créer un embedding&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Nombre de groupes&lt;/b&gt; : vide choisit un nombre adapté aux données. Prenez-en plus que les classes attendues (le double) et réunissez-les ensuite.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;The accuracy of a map, and how much there is of each class, can only be told from points that were drawn at random and labelled by somebody who looked. This draws them: a random sample stratified by the map's classes, at least 50 points each (fewer where that would take more than half of all points), the rest by area (Olofsson et al. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Wanted error&lt;/b&gt;: standard error of the overall accuracy, 0.02 by default. It sets the number of points unless you give one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: what the map was taught with; no point is drawn there.&lt;/p&gt;&lt;p&gt;The layer has a field &lt;i&gt;reference&lt;/i&gt;: choose there what is really at each point, from images or in the field, &lt;b&gt;without looking at the map&lt;/b&gt;. Points are in random order, so stopping early leaves a valid, smaller sample. Then run &lt;i&gt;Accuracy and areas&lt;/i&gt;. The plugin AcATaMa opens the same layer as its sampling file.&lt;/p&gt;</source>
      <translation>&lt;p&gt;L'exactitude d'une carte, et combien il y a de chaque classe, ne se sait que par des points tirés au hasard et étiquetés par quelqu'un qui a regardé. Cet outil les tire : un échantillon aléatoire stratifié par les classes de la carte, au moins 50 points par classe (moins là où cela prendrait plus de la moitié de tous les points), le reste selon la superficie (Olofsson et al. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Erreur voulue&lt;/b&gt; : erreur type de l'exactitude globale, 0,02 par défaut. Elle fixe le nombre de points, sauf si vous en donnez un.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Étiquettes d'entraînement&lt;/b&gt; : ce avec quoi la carte a appris ; aucun point n'y est tiré.&lt;/p&gt;&lt;p&gt;La couche a un champ &lt;i&gt;reference&lt;/i&gt; : choisissez-y ce qui se trouve réellement à chaque point, d'après des images ou sur le terrain, &lt;b&gt;sans regarder la carte&lt;/b&gt;. Les points sont dans un ordre aléatoire ; s'arrêter plus tôt laisse donc un échantillon valable, plus petit. Lancez ensuite &lt;i&gt;Exactitude et superficies&lt;/i&gt;. L'extension AcATaMa ouvre la même couche comme fichier d'échantillonnage.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Two encoders see a place differently, and a head that is given both is often better than with either. This writes one embedding with the dimensions of all, on the grid of the first one, in which each counts the same. All tools work on it: train, map, cluster, look-alikes, change.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place, for example your own and an imported AlphaEarth. The first one’s pixels are kept as they are. Where one of them has no data, the result has none.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Deux encodeurs voient un lieu différemment, et une tête qui reçoit les deux est souvent meilleure qu'avec un seul. Cet outil écrit un embedding avec les dimensions de tous, sur la grille du premier, où chacun compte autant. Tous les outils travaillent dessus : apprendre, cartographier, regrouper, lieux semblables, changement.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt; : deux ou plus d'un lieu, par exemple le vôtre et un AlphaEarth importé. Les pixels du premier restent tels quels. Là où l'un n'a pas de données, le résultat n'en a pas.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A &amp;quantity: a number for each label, such as a yield</source>
      <translation>Une &amp;quantité : un nombre par étiquette, tel un rendement</translation>
    </message>
    <message>
      <source>A class “unknown”</source>
      <translation>Une classe « inconnu »</translation>
    </message>
    <message>
      <source>A folder of dated images, or the .SAFE folder of a Sentinel-2 product.</source>
      <translation>Un dossier d'images datées, ou le dossier .SAFE d'un produit Sentinel-2.</translation>
    </message>
    <message>
      <source>A label of the class {}; undo takes it back.</source>
      <translation>Une étiquette de la classe {} ; annuler la retire.</translation>
    </message>
    <message>
      <source>A layer of how sure it is</source>
      <translation>Une couche de sa certitude</translation>
    </message>
    <message>
      <source>A run was stopped before its end: {} into {}.</source>
      <translation>Un traitement a été arrêté avant la fin : {} vers {}.</translation>
    </message>
    <message>
      <source>A temporary file, gone when QGIS is closed: save the project, and it can be kept.</source>
      <translation>Un fichier temporaire qui disparaît à la fermeture de QGIS : enregistrez le projet, et il pourra être gardé.</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these images first, for</source>
      <translation>&amp;Adapter d'abord à ces images, pendant</translation>
    </message>
    <message>
      <source>AEF Fields</source>
      <translation>AEF Fields</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>AEF Fields calcule dans un environnement Python à lui, qui n'existe pas encore. {}</translation>
    </message>
    <message>
      <source>AEF Fields panel</source>
      <translation>Panneau AEF Fields</translation>
    </message>
    <message>
      <source>AEF Fields: manual</source>
      <translation>AEF Fields : manuel</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields : environnement de calcul</translation>
    </message>
    <message>
      <source>Accuracy and areas</source>
      <translation>Exactitude et superficies</translation>
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
      <source>Adapted for</source>
      <translation>Adapté pendant</translation>
    </message>
    <message>
      <source>Adapting the encoder</source>
      <translation>Adaptation de l'encodeur</translation>
    </message>
    <message>
      <source>Add a folder of images</source>
      <translation>Ajouter un dossier d'images</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>Ajouter des fic&amp;hiers…</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ajouter un dossier…</translation>
    </message>
    <message>
      <source>Add images</source>
      <translation>Ajouter des images</translation>
    </message>
    <message>
      <source>Addresses (one a line)</source>
      <translation>Adresses (une par ligne)</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Toutes</translation>
    </message>
    <message>
      <source>All settings, as Processing dialogs, and the manual</source>
      <translation>Tous les paramètres, en fenêtres de Traitements, et le manuel</translation>
    </message>
    <message>
      <source>All settings…</source>
      <translation>Tous les paramètres…</translation>
    </message>
    <message>
      <source>An embedding sums up all dates of a pixel in 64 numbers. Places that behaved alike get similar numbers, so a few labels are enough for a map.</source>
      <translation>Un embedding résume toutes les dates d'un pixel en 64 nombres. Les lieux qui se sont comportés de la même façon reçoivent des nombres semblables ; quelques étiquettes suffisent donc pour une carte.</translation>
    </message>
    <message>
      <source>Another QGIS is making or removing the environment. Wait for it, then try again; if there is none, remove “{}”.</source>
      <translation>Un autre QGIS est en train de créer ou de supprimer l'environnement. Attendez qu'il ait fini, puis réessayez ; s'il n'y en a pas, supprimez « {} ».</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Applique une tête entraînée à un embedding : une carte, et sa certitude à chaque pixel.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Zone</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Zone (vide : tout)</translation>
    </message>
    <message>
      <source>Area, valid period, encoder, adapting it, and the output.</source>
      <translation>Zone, période de validité, encodeur, son adaptation et la sortie.</translation>
    </message>
    <message>
      <source>Assigning pixels to clusters</source>
      <translation>Attribution des pixels aux groupes</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Bandes</translation>
    </message>
    <message>
      <source>Begin anew</source>
      <translation>Recommencer</translation>
    </message>
    <message>
      <source>Brings AlphaEarth's or TESSERA's tiles onto one grid, decoded right.</source>
      <translation>Amène les tuiles d'AlphaEarth ou de TESSERA sur une seule grille, bien décodées.</translation>
    </message>
    <message>
      <source>By &amp;wavelength</source>
      <translation>Par &amp;longueur d'onde</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>A&amp;nnuler</translation>
    </message>
    <message>
      <source>Ca&amp;ncel run</source>
      <translation>A&amp;nnuler l'exécution</translation>
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
      <source>Change</source>
      <translation>Changement</translation>
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
      <source>Choose a layer of polygons or points that you know, or start one with “New…”.</source>
      <translation>Choisissez une couche de polygones ou de points que vous connaissez, ou commencez-en une avec « Nouveau… ».</translation>
    </message>
    <message>
      <source>Choose an embedding above, or tick some images in step 1.</source>
      <translation>Choisissez un embedding ci-dessus, ou cochez des images à l'étape 1.</translation>
    </message>
    <message>
      <source>Choose an embedding in step 2 first.</source>
      <translation>Choisissez d'abord un embedding à l'étape 2.</translation>
    </message>
    <message>
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Choisissez au moins une couche datée ou indiquez un manifeste.</translation>
    </message>
    <message>
      <source>Choose source, date and at least one band.</source>
      <translation>Choisissez la source, la date et au moins une bande.</translation>
    </message>
    <message>
      <source>Choose two embeddings or more, all of them readable.</source>
      <translation>Choisissez deux embeddings ou plus, tous lisibles.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Classe</translation>
    </message>
    <message>
      <source>Class map</source>
      <translation>Carte de classes</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Dégagé</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>Effacer</translation>
    </message>
    <message>
      <source>Clear observations in each month</source>
      <translation>Observations dégagées de chaque mois</translation>
    </message>
    <message>
      <source>Click a place on the map to see its dates.</source>
      <translation>Cliquez sur un lieu de la carte pour voir ses dates.</translation>
    </message>
    <message>
      <source>Click a place on the map; everything similar in view glows.</source>
      <translation>Cliquez sur un lieu de la carte ; tout ce qui lui ressemble à l'écran s'illumine.</translation>
    </message>
    <message>
      <source>Click around a place you know, right-click to end. The class is chosen above.</source>
      <translation>Cliquez autour d'un lieu que vous connaissez, clic droit pour finir. La classe se choisit plus haut.</translation>
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
      <source>Colour</source>
      <translation>Couleur</translation>
    </message>
    <message>
      <source>Colours the map window by what the labels teach so far; fainter = less sure. Untick it to see the image below.</source>
      <translation>Colore la carte selon ce que les étiquettes enseignent jusqu'ici ; plus pâle = moins sûr. Décochez pour voir l'image en dessous.</translation>
    </message>
    <message>
      <source>Combine embeddings</source>
      <translation>Combiner des embeddings</translation>
    </message>
    <message>
      <source>Combining</source>
      <translation>Combinaison</translation>
    </message>
    <message>
      <source>Compares embeddings of two years or more and says how surprising each change is.</source>
      <translation>Compare les embeddings de deux années ou plus et dit combien chaque changement est surprenant.</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Comparaison</translation>
    </message>
    <message>
      <source>Comparing numbers of clusters</source>
      <translation>Comparaison des nombres de groupes</translation>
    </message>
    <message>
      <source>Computed on</source>
      <translation>Calculé sur</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confiance</translation>
    </message>
    <message>
      <source>Confidence is</source>
      <translation>La confiance est</translation>
    </message>
    <message>
      <source>Copies them beside the project, and saves it with the copies.</source>
      <translation>Les copie à côté du projet, et l'enregistre avec les copies.</translation>
    </message>
    <message>
      <source>Copy the &amp;log</source>
      <translation>Copier le &amp;journal</translation>
    </message>
    <message>
      <source>Counter-examples</source>
      <translation>Contre-exemples</translation>
    </message>
    <message>
      <source>Counting the map's classes</source>
      <translation>Comptage des classes de la carte</translation>
    </message>
    <message>
      <source>Create and draw</source>
      <translation>Créer et dessiner</translation>
    </message>
    <message>
      <source>Cropland</source>
      <translation>Terres cultivées</translation>
    </message>
    <message>
      <source>Dask scheduler (tcp://host:8786)</source>
      <translation>Ordonnanceur Dask (tcp://host:8786)</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Date from the &amp;name, written as</source>
      <translation>Date du &amp;nom, écrite comme</translation>
    </message>
    <message>
      <source>Dated images of one place: layers of the project, or files and folders dropped here. Three dates are a start, a year is best.</source>
      <translation>Images datées d'un lieu : des couches du projet, ou des fichiers et dossiers déposés ici. Trois dates sont un début, une année est le mieux.</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Couches datées</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>&amp;Matériel</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Matériel de calcul</translation>
    </message>
    <message>
      <source>Double-click or press F2 to correct it. Saved with the project.</source>
      <translation>Double-cliquez ou appuyez sur F2 pour corriger. Enregistré avec le projet.</translation>
    </message>
    <message>
      <source>Downloading the index of tiles</source>
      <translation>Téléchargement de l'index des tuiles</translation>
    </message>
    <message>
      <source>Downloading the tiles</source>
      <translation>Téléchargement des tuiles</translation>
    </message>
    <message>
      <source>Draw a polygon over a place you know.</source>
      <translation>Dessinez un polygone sur un lieu que vous connaissez.</translation>
    </message>
    <message>
      <source>Draw as</source>
      <translation>Dessiner en</translation>
    </message>
    <message>
      <source>Draw at least two labels of each class: one is held out to test the others.</source>
      <translation>Dessinez au moins deux étiquettes de chaque classe : l'une est mise de côté pour tester les autres.</translation>
    </message>
    <message>
      <source>Draw labels</source>
      <translation>Dessiner des étiquettes</translation>
    </message>
    <message>
      <source>Draw labels of two classes in step 3 first.</source>
      <translation>Dessinez d'abord des étiquettes de deux classes à l'étape 3.</translation>
    </message>
    <message>
      <source>Draw what you know, and look at once</source>
      <translation>Dessiner ce que l'on connaît, et regarder aussitôt</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Tirage des points</translation>
    </message>
    <message>
      <source>Drawing the picture</source>
      <translation>Dessin de l'image</translation>
    </message>
    <message>
      <source>Draws random points in each class of a map, to be labelled for its accuracy.</source>
      <translation>Tire des points au hasard dans chaque classe d'une carte, à étiqueter pour son exactitude.</translation>
    </message>
    <message>
      <source>Each mark is an image; the shaded span is what the embedding describes.</source>
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
      <source>Embedding of another region</source>
      <translation>Embedding d'une autre région</translation>
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
      <translation>Encode une petite tuile de l’exemple fourni avec l’extension.</translation>
    </message>
    <message>
      <source>Encodes dated satellite layers into one 64-dimensional vector per pixel.</source>
      <translation>Encode des couches satellite datées en un vecteur unitaire de 64 dimensions par pixel.</translation>
    </message>
    <message>
      <source>Error while practising</source>
      <translation>Erreur à l'entraînement</translation>
    </message>
    <message>
      <source>Estimates a map's accuracy and the area of each class, with 95 % intervals.</source>
      <translation>Estime l'exactitude d'une carte et la superficie de chaque classe, avec des intervalles à 95 %.</translation>
    </message>
    <message>
      <source>Everything that the images cover</source>
      <translation>Tout ce que couvrent les images</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Preuves</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Exemples</translation>
    </message>
    <message>
      <source>Examples: {}, counter-examples: {}. Shift-click adds, Ctrl-click subtracts.</source>
      <translation>Exemples : {}, contre-exemples : {}. Maj-clic ajoute, Ctrl-clic retranche.</translation>
    </message>
    <message>
      <source>Extent (instead of area)</source>
      <translation>Emprise (au lieu de la zone)</translation>
    </message>
    <message>
      <source>False alarms in percent</source>
      <translation>Fausses alertes en pour cent</translation>
    </message>
    <message>
      <source>Fetching embeddings</source>
      <translation>Récupération des embeddings</translation>
    </message>
    <message>
      <source>Fewest clear observations of a place</source>
      <translation>Minimum d'observations sans nuages</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Champ</translation>
    </message>
    <message>
      <source>Field with what was found</source>
      <translation>Champ avec ce qui a été trouvé</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Fichiers</translation>
    </message>
    <message>
      <source>Find change</source>
      <translation>Trouver les changements</translation>
    </message>
    <message>
      <source>Find look-alikes</source>
      <translation>Trouver des lieux semblables</translation>
    </message>
    <message>
      <source>Finds the places whose labels would improve a head most.</source>
      <translation>Trouve les lieux dont les étiquettes amélioreraient le plus une tête.</translation>
    </message>
    <message>
      <source>Finished tiles</source>
      <translation>Tuiles terminées</translation>
    </message>
    <message>
      <source>Finished tiles are left in {}: another run may be at work there.</source>
      <translation>Les tuiles terminées restent dans {} : un autre traitement y travaille peut-être.</translation>
    </message>
    <message>
      <source>First and last image</source>
      <translation>Première et dernière image</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Dossier</translation>
    </message>
    <message>
      <source>Forest</source>
      <translation>Forêt</translation>
    </message>
    <message>
      <source>Forget it</source>
      <translation>Oublier</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Retrouvé</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>Trouvé dans le fichier</translation>
    </message>
    <message>
      <source>From what to what</source>
      <translation>De quoi à quoi</translation>
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
      <translation>Donnez la zone soit par une couche, soit par une emprise, pas les deux.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuer</translation>
    </message>
    <message>
      <source>Go on to the map</source>
      <translation>Continuer vers la carte</translation>
    </message>
    <message>
      <source>Graphics card: {}</source>
      <translation>Carte graphique : {}</translation>
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
      <source>Helps where you have few labels of your own. They need the same field, and an embedding by the same encoder; the accuracy is that of your own labels.</source>
      <translation>Utile lorsque vous avez peu d’étiquettes. Il leur faut le même champ et un embedding du même encodeur ; la précision est celle de vos propres étiquettes.</translation>
    </message>
    <message>
      <source>Hollow marks are masked (clouds) and no part of the line.</source>
      <translation>Les marques creuses sont masquées (nuages) et ne font pas partie de la ligne.</translation>
    </message>
    <message>
      <source>How many classes are possible</source>
      <translation>Combien de classes sont possibles</translation>
    </message>
    <message>
      <source>How much of the image shows the ground: inside the swath, and not masked.</source>
      <translation>Quelle part de l'image montre le sol : dans la fauchée et non masquée.</translation>
    </message>
    <message>
      <source>How much of this class is found again when whole labels are held out.</source>
      <translation>Quelle part de cette classe est retrouvée quand des étiquettes entières sont mises de côté.</translation>
    </message>
    <message>
      <source>How much two halves of the dates disagree: {} at first, {} now (less is better)</source>
      <translation>Désaccord entre deux moitiés des dates : {} au début, {} maintenant (moins, c’est mieux)</translation>
    </message>
    <message>
      <source>How often an average place of the area is seen without clouds.</source>
      <translation>Combien de fois un lieu moyen de la zone est vu sans nuages.</translation>
    </message>
    <message>
      <source>How similar a place must be to glow</source>
      <translation>À quel point un lieu doit ressembler pour s'illuminer</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>Certitude</translation>
    </message>
    <message>
      <source>How the points were drawn</source>
      <translation>Comment les points ont été tirés</translation>
    </message>
    <message>
      <source>I&amp;mages that go in, each with its date</source>
      <translation>&amp;Images : les images datées en entrée</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Images</translation>
    </message>
    <message>
      <source>Import a published embedding</source>
      <translation>Importer un embedding publié</translation>
    </message>
    <message>
      <source>In &amp;order</source>
      <translation>Dans l'&amp;ordre</translation>
    </message>
    <message>
      <source>In step 3 choose a class of a layer of multi-part polygons first, such as “New…” makes.</source>
      <translation>Choisissez d’abord à l’étape 3 une classe d’une couche de polygones multiparties, comme en crée « Nouveau… ».</translation>
    </message>
    <message>
      <source>Installing packages</source>
      <translation>Installation des paquets</translation>
    </message>
    <message>
      <source>Its embedding</source>
      <translation>Son embedding</translation>
    </message>
    <message>
      <source>Its labels</source>
      <translation>Ses étiquettes</translation>
    </message>
    <message>
      <source>Its standard error</source>
      <translation>Son erreur type</translation>
    </message>
    <message>
      <source>Join patches smaller than (m²)</source>
      <translation>Réunir les taches plus petites que (m²)</translation>
    </message>
    <message>
      <source>Joining small patches to others</source>
      <translation>Rattachement des petites taches à d'autres</translation>
    </message>
    <message>
      <source>Joining the tiles</source>
      <translation>Assemblage des tuiles</translation>
    </message>
    <message>
      <source>Keep them</source>
      <translation>Les garder</translation>
    </message>
    <message>
      <source>Keeping the results beside the project</source>
      <translation>Conservation des résultats à côté du projet</translation>
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
      <source>Label problems</source>
      <translation>Étiquettes douteuses</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Étiquettes</translation>
    </message>
    <message>
      <source>Labels of another region</source>
      <translation>Étiquettes d'une autre région</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Couche</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Couches</translation>
    </message>
    <message>
      <source>Learn from another region, too</source>
      <translation>Apprendre aussi d'une autre région</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Apprentissage</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Apprend des classes ou des quantités à partir de polygones ou points étiquetés, et se teste.</translation>
    </message>
    <message>
      <source>Learns from all labels with the best of several methods, maps the whole embedding, and writes a report of how good it is.</source>
      <translation>Apprend de toutes les étiquettes par la meilleure de plusieurs méthodes, cartographie tout l'embedding et écrit un rapport sur sa qualité.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the extent of the map window or a layer.</source>
      <translation>Laissez vide pour tout, ou prenez l'emprise de la fenêtre de carte ou d'une couche.</translation>
    </message>
    <message>
      <source>Live map</source>
      <translation>Carte en direct</translation>
    </message>
    <message>
      <source>Live preview</source>
      <translation>Aperçu en direct</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Journal</translation>
    </message>
    <message>
      <source>Look-alikes</source>
      <translation>Lieux semblables</translation>
    </message>
    <message>
      <source>Look-alikes as a label</source>
      <translation>Lieux semblables comme étiquette</translation>
    </message>
    <message>
      <source>Looking at a sample of the embedding</source>
      <translation>Examen d'un échantillon de l'embedding</translation>
    </message>
    <message>
      <source>Looking at the images</source>
      <translation>Examen des images</translation>
    </message>
    <message>
      <source>Looking at the labels…</source>
      <translation>Examen des étiquettes…</translation>
    </message>
    <message>
      <source>Looking at the tiles</source>
      <translation>Examen des tuiles</translation>
    </message>
    <message>
      <source>Looking at what is usual</source>
      <translation>Examen de ce qui est habituel</translation>
    </message>
    <message>
      <source>Looking for look-alikes</source>
      <translation>Recherche de lieux semblables</translation>
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
      <source>Make map and report</source>
      <translation>Créer la carte et le rapport</translation>
    </message>
    <message>
      <source>Make the embedding</source>
      <translation>Créer l'embedding</translation>
    </message>
    <message>
      <source>Making overviews</source>
      <translation>Création des aperçus</translation>
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
      <source>Manual</source>
      <translation>Manuel</translation>
    </message>
    <message>
      <source>Manual: the first map in five minutes, and a page for each window</source>
      <translation>Manuel : la première carte en cinq minutes, et une page par fenêtre</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Carte</translation>
    </message>
    <message>
      <source>Map and report</source>
      <translation>Carte et rapport</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Cartographie</translation>
    </message>
    <message>
      <source>Memory (GB; empty: 2)</source>
      <translation>Mémoire (Go ; vide : 2)</translation>
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
      <source>Most confused: &lt;b&gt;{}&lt;/b&gt;, {} % taken for &lt;b&gt;{}&lt;/b&gt;.</source>
      <translation>Le plus confondu : &lt;b&gt;{}&lt;/b&gt;, {} % pris pour &lt;b&gt;{}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>Most like labels of: {}</source>
      <translation>Ressemble le plus aux étiquettes de : {}</translation>
    </message>
    <message>
      <source>NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)</source>
      <translation>Carte graphique NVIDIA (télécharge 2,5 Go, occupe 6,5 Go)</translation>
    </message>
    <message>
      <source>Name at least two classes.</source>
      <translation>Nommez au moins deux classes.</translation>
    </message>
    <message>
      <source>New label layer</source>
      <translation>Nouvelle couche d'étiquettes</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Nouveau…</translation>
    </message>
    <message>
      <source>No better than guessing</source>
      <translation>Pas mieux qu'au hasard</translation>
    </message>
    <message>
      <source>No cloud mask was found: clouds count as ground. A quality band in the file or beside it (SCL, QA60, QA_PIXEL) would tell them apart.</source>
      <translation>Aucun masque de nuages trouvé : les nuages comptent comme sol. Une bande de qualité dans le fichier ou à côté (SCL, QA60, QA_PIXEL) les distinguerait.</translation>
    </message>
    <message>
      <source>No image is ticked.</source>
      <translation>Aucune image n'est cochée.</translation>
    </message>
    <message>
      <source>No image of the valid period shows the ground clearly.</source>
      <translation>Aucune image de la période de validité ne montre le sol dégagé.</translation>
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
      <source>None of the images is of the valid period, {} to {}. Choose another one.</source>
      <translation>Aucune des images n'est de la période de validité, du {} au {}. Choisissez-en une autre.</translation>
    </message>
    <message>
      <source>None yet: it learns from these images</source>
      <translation>Pas encore : il apprend de ces images</translation>
    </message>
    <message>
      <source>Nothing is left of that run to go on with.</source>
      <translation>Il ne reste rien de cette exécution pour la poursuivre.</translation>
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
      <source>Number of places</source>
      <translation>Nombre de lieux</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Nombre de points</translation>
    </message>
    <message>
      <source>Number of points (empty: automatic)</source>
      <translation>Nombre de points (vide : automatique)</translation>
    </message>
    <message>
      <source>Numbers a pixel</source>
      <translation>Nombres par pixel</translation>
    </message>
    <message>
      <source>Of another region give both the embedding and its labels, or neither.</source>
      <translation>D'une autre région, donnez l'embedding et ses étiquettes, ou aucun des deux.</translation>
    </message>
    <message>
      <source>Of two encoders</source>
      <translation>De deux encodeurs</translation>
    </message>
    <message>
      <source>Of {}, {} files would be the band {}. That is right for tiles that lie side by side; of files of one place only one counts. Are they all this band?</source>
      <translation>Du {}, {} fichiers seraient la bande {}. C'est juste pour des tuiles côte à côte ; de plusieurs fichiers d'un même lieu, un seul compte. Sont-ils tous cette bande ?</translation>
    </message>
    <message>
      <source>One band of the file is given two names.</source>
      <translation>Une bande du fichier a reçu deux noms.</translation>
    </message>
    <message>
      <source>Only the area that is set.</source>
      <translation>Seulement la zone définie.</translation>
    </message>
    <message>
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Ouvrez Raster › AEF Fields › Environnement de calcul… pour en créer ou en choisir un.</translation>
    </message>
    <message>
      <source>Open the &amp;report in the browser when a map is ready</source>
      <translation>Ouvrir le &amp;rapport dans le navigateur quand une carte est prête</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Ouvrir le rapport</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Exactitude globale</translation>
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
      <source>Place {} of {}: {}? It is {} % sure.</source>
      <translation>Lieu {} sur {} : {} ? Sûr à {} %.</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lieux</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Points</translation>
    </message>
    <message>
      <source>Points drawn</source>
      <translation>Points tirés</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Points à étiqueter</translation>
    </message>
    <message>
      <source>Polygons (best)</source>
      <translation>Polygones (le mieux)</translation>
    </message>
    <message>
      <source>Processing: {}…</source>
      <translation>Traitements : {}…</translation>
    </message>
    <message>
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Processeur seul (télécharge 0,3 Go, occupe 1,6 Go)</translation>
    </message>
    <message>
      <source>Processor: {} cores</source>
      <translation>Processeur : {} cœurs</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Produit</translation>
    </message>
    <message>
      <source>Puts embeddings of one place side by side, so that heads learn from all of them.</source>
      <translation>Met côte à côte les embeddings d'un lieu, pour que les têtes apprennent de tous.</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, par le réseau</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Lecture</translation>
    </message>
    <message>
      <source>Reading the vectors under the labels</source>
      <translation>Lecture des vecteurs sous les étiquettes</translation>
    </message>
    <message>
      <source>Reference points</source>
      <translation>Points de référence</translation>
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
      <source>Removes what was finished of that run, and starts it again.</source>
      <translation>Supprime ce qui était terminé de ce traitement, et le relance.</translation>
    </message>
    <message>
      <source>Removes what was finished of that run.</source>
      <translation>Supprime ce qui était terminé de ce traitement.</translation>
    </message>
    <message>
      <source>Rep&amp;air the environment</source>
      <translation>&amp;Réparer l'environnement</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Rapport</translation>
    </message>
    <message>
      <source>R² {:.2f}</source>
      <translation>R² {:.2f}</translation>
    </message>
    <message>
      <source>Same colours as (a picture)</source>
      <translation>Mêmes couleurs que (une image)</translation>
    </message>
    <message>
      <source>Sample for validation</source>
      <translation>Échantillon de validation</translation>
    </message>
    <message>
      <source>Say source, date and bands of an image that was not understood.</source>
      <translation>Indiquer source, date et bandes d'une image qui n'a pas été comprise.</translation>
    </message>
    <message>
      <source>Say where the tiles are: choose files or a folder, or give an address.</source>
      <translation>Dites où sont les tuiles : choisissez des fichiers ou un dossier, ou donnez une adresse.</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Série</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Paramètres</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Paramètres…</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Tout afficher</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Montrer sur la carte</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as light and hues.</source>
      <translation>Montre les trois directions principales d'un embedding comme clarté et teintes.</translation>
    </message>
    <message>
      <source>Shows where an embedding is like the examples you draw, and lists the best places.</source>
      <translation>Montre où un embedding ressemble aux exemples dessinés et liste les meilleurs lieux.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>Sources it knows</source>
      <translation>Sources connues</translation>
    </message>
    <message>
      <source>Stable places</source>
      <translation>Lieux stables</translation>
    </message>
    <message>
      <source>Start a label layer from a list of classes.</source>
      <translation>Commencer une couche d'étiquettes à partir d'une liste de classes.</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Partir de (vide : l'encodeur fourni)</translation>
    </message>
    <message>
      <source>Started from</source>
      <translation>Parti de</translation>
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
      <source>Suggest what to label next</source>
      <translation>Suggérer quoi étiqueter ensuite</translation>
    </message>
    <message>
      <source>Sum up all dates of each place</source>
      <translation>Résumer toutes les dates de chaque lieu</translation>
    </message>
    <message>
      <source>Summing up the images</source>
      <translation>Résumé des images</translation>
    </message>
    <message>
      <source>Summing up the images on the cluster</source>
      <translation>Résumé des images sur la grappe de calcul</translation>
    </message>
    <message>
      <source>Sums up {}; you can go on working meanwhile.</source>
      <translation>Résume {} ; vous pouvez continuer à travailler pendant ce temps.</translation>
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
      <source>Takes up the run where it stopped; finished tiles are kept.</source>
      <translation>Reprend le traitement où il s'est arrêté ; les tuiles terminées sont gardées.</translation>
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
      <source>Testing on held-out labels</source>
      <translation>Test sur des étiquettes mises de côté</translation>
    </message>
    <message>
      <source>Testing: a small tile is being encoded…</source>
      <translation>Test : une petite tuile est en cours d’encodage…</translation>
    </message>
    <message>
      <source>That file exists; choose another name.</source>
      <translation>Ce fichier existe déjà ; choisissez un autre nom.</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>Le Python choisi pour le processus de calcul n'existe pas : « {} ». {}</translation>
    </message>
    <message>
      <source>The attribute that holds the class, or the quantity.</source>
      <translation>L'attribut qui contient la classe ou la quantité.</translation>
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
      <source>The embedding can't be opened; choose another in step 2.</source>
      <translation>Impossible d'ouvrir l'embedding ; choisissez-en un autre à l'étape 2.</translation>
    </message>
    <message>
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>L'embedding décrit les jours de la première date jusqu'à la veille de la seconde.</translation>
    </message>
    <message>
      <source>The embedding is being opened; click again.</source>
      <translation>L'embedding est en cours d'ouverture ; cliquez de nouveau.</translation>
    </message>
    <message>
      <source>The embedding of the closed project is ready: “{}”.</source>
      <translation>L'embedding du projet fermé est prêt : « {} ».</translation>
    </message>
    <message>
      <source>The embedding that labels, map and look-alikes work on.</source>
      <translation>L'embedding sur lequel travaillent étiquettes, carte et lieux semblables.</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready ({}:{:02d} min).</source>
      <translation>L'embedding « {} » est prêt ({}:{:02d} min).</translation>
    </message>
    <message>
      <source>The encoder does not know other sensors, but can learn one: describe the images in a &lt;a href='manifest'&gt;manifest&lt;/a&gt; with a source of your own, then run &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; and &lt;i&gt;Make an embedding&lt;/i&gt; from the Processing toolbox with it.</source>
      <translation>L'encodeur ne connaît pas d'autres capteurs, mais peut en apprendre un : décrivez les images dans un &lt;a href='manifest'&gt;manifeste&lt;/a&gt; avec une source à vous, puis lancez avec lui &lt;i&gt;Adapter l'encodeur à une scène&lt;/i&gt; et &lt;i&gt;Créer un embedding&lt;/i&gt; depuis la boîte à outils de Traitements.</translation>
    </message>
    <message>
      <source>The encoder is adapted first, for {:g} minutes.</source>
      <translation>L'encodeur est d'abord adapté, pendant {:g} minutes.</translation>
    </message>
    <message>
      <source>The encoder practises on your images before it encodes them. It must for a sensor that is new to it; for sensors it knows, maps got no better by it where that was measured. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>L'encodeur s'exerce sur vos images avant de les encoder. Il le doit pour un capteur nouveau pour lui ; avec les capteurs qu'il connaît, les cartes n'en ont pas été meilleures là où cela a été mesuré. Les embeddings d'encodeurs adaptés différemment ne peuvent pas être comparés.</translation>
    </message>
    <message>
      <source>The encoder's card: what it was trained on, and what it is good for.</source>
      <translation>La fiche de l’encodeur : sur quoi il a été entraîné, et à quoi il convient.</translation>
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
      <source>The error says how well the encoder repeats images that it was shown in part; it is no accuracy of a map. Embeddings made with this encoder can be compared with each other, and with none that another encoder made.</source>
      <translation>L'erreur dit à quel point l'encodeur restitue des images qu'on lui a montrées en partie ; ce n'est pas l'exactitude d'une carte. Les plongements de cet encodeur sont comparables entre eux, et à aucun d'un autre encodeur.</translation>
    </message>
    <message>
      <source>The file must end in .gpkg.</source>
      <translation>Le fichier doit se terminer par .gpkg.</translation>
    </message>
    <message>
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>Il manque un paquet dans le dossier « {} » : {}. Remplissez-le sur une machine de même système et de même version de Python avec « python -m pip download -r {} -d DOSSIER ».</translation>
    </message>
    <message>
      <source>The glowing places in view as one label of the class that is chosen in step 3</source>
      <translation>Les lieux lumineux visibles comme une étiquette de la classe choisie à l’étape 3</translation>
    </message>
    <message>
      <source>The glowing places in view as polygons</source>
      <translation>Les lieux illuminés à l'écran en polygones</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>La tête « {} » n'existe pas. Choisissez le fichier .aefhead écrit par « Apprendre des étiquettes ».</translation>
    </message>
    <message>
      <source>The label layer could not be written: {}</source>
      <translation>La couche d'étiquettes n'a pas pu être écrite : {}</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>La couche d'étiquettes « {} » n'a pas de système de coordonnées de référence. Définissez-le dans les propriétés de la couche, puis relancez.</translation>
    </message>
    <message>
      <source>The labels could not be saved: {}</source>
      <translation>Les étiquettes n'ont pas pu être enregistrées : {}</translation>
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
      <source>The last &amp;365 days of the images</source>
      <translation>Les &amp;365 derniers jours des images</translation>
    </message>
    <message>
      <source>The layer “{}” can't be edited; copy it to a GeoPackage.</source>
      <translation>La couche « {} » ne peut pas être éditée ; copiez-la dans un GeoPackage.</translation>
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
      <source>The layer “{}” is one of several rasters in “{}”, of which the worker reads none. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>La couche « {} » est l'un des rasters contenus dans « {} », dont le processus de calcul ne lit aucun. Enregistrez-la d'abord en GeoTIFF (clic droit › Exporter › Enregistrer sous…).</translation>
    </message>
    <message>
      <source>The layer “{}” is shown in {}, but its file says {}. Write the right one into the file (Raster › Projections › Assign Projection), or give the layer the file's.</source>
      <translation>La couche « {} » est affichée en {}, mais son fichier dit {}. Écrivez le bon dans le fichier (Raster › Projections › Assigner une projection), ou donnez à la couche celui du fichier.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>Le manifeste « {} » n'existe pas. Vérifiez le chemin.</translation>
    </message>
    <message>
      <source>The map is made.</source>
      <translation>La carte est faite.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels held out were right.</source>
      <translation>La carte est faite. &lt;b&gt;{} %&lt;/b&gt; des étiquettes mises de côté étaient justes.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels were right with whole areas held out, as they lie in clusters.</source>
      <translation>La carte est faite. &lt;b&gt;{} %&lt;/b&gt; des étiquettes étaient justes avec des zones entières mises de côté, car elles sont groupées.</translation>
    </message>
    <message>
      <source>The map is made. R² on labels held out: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>La carte est faite. R² sur les étiquettes mises de côté : &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map is made. R² with whole areas held out, as labels lie in clusters: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>La carte est faite. R² avec des zones entières mises de côté, car les étiquettes sont groupées : &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map of the closed project is ready: “{}”.</source>
      <translation>La carte du projet fermé est prête : « {} ».</translation>
    </message>
    <message>
      <source>The next place where a label would teach most</source>
      <translation>Le prochain lieu où une étiquette apprendrait le plus</translation>
    </message>
    <message>
      <source>The number that the next label gets. Change it, then click.</source>
      <translation>Le nombre que reçoit la prochaine étiquette. Changez-le, puis cliquez.</translation>
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
      <source>The place before</source>
      <translation>Le lieu précédent</translation>
    </message>
    <message>
      <source>The places are written as a GeoPackage; choose a name that ends in .gpkg.</source>
      <translation>Les lieux sont écrits en GeoPackage ; choisissez un nom qui se termine par .gpkg.</translation>
    </message>
    <message>
      <source>The points “{}” have no field “{}”; they have: {}.</source>
      <translation>Les points « {} » n'ont pas de champ « {} » ; ils ont : {}.</translation>
    </message>
    <message>
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>Le projet n'a pas encore de couches raster. Ajoutez des images datées au projet, ou prenez-les avec « Ajouter des fichiers… ».</translation>
    </message>
    <message>
      <source>The quickest there is</source>
      <translation>Le plus rapide disponible</translation>
    </message>
    <message>
      <source>The result goes into {}.</source>
      <translation>Le résultat va dans {}.</translation>
    </message>
    <message>
      <source>The result is a temporary file: save the project first to keep it.</source>
      <translation>Le résultat est un fichier temporaire : enregistrez d'abord le projet pour le garder.</translation>
    </message>
    <message>
      <source>The results are gone when QGIS is closed.</source>
      <translation>Les résultats disparaissent à la fermeture de QGIS.</translation>
    </message>
    <message>
      <source>The results could not be kept ({}). Make room there, then save again.</source>
      <translation>Les résultats n'ont pas pu être gardés ({}). Faites-y de la place, puis enregistrez de nouveau.</translation>
    </message>
    <message>
      <source>The same for {} other images that can't be used</source>
      <translation>De même pour {} autres images inutilisables</translation>
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
      <source>The whole map, and how good it is</source>
      <translation>Toute la carte, et ce qu'elle vaut</translation>
    </message>
    <message>
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>Le processus de calcul n'a pas pu être démarré : « {} » ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended three times within a minute, most often because the memory was used up. Close other programs or zoom in. The log panel, tab “{}”, has more.</source>
      <translation>Le processus de calcul s'est arrêté trois fois en une minute, le plus souvent faute de mémoire. Fermez d'autres programmes ou zoomez. Le journal des messages, onglet « {} », en dit plus.</translation>
    </message>
    <message>
      <source>The worker ended unexpectedly and was started again.</source>
      <translation>Le processus de calcul s'est arrêté de façon inattendue et a été relancé.</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>Le processus de calcul s'est terminé sans résultat (code de sortie {}). Ses derniers mots : {}. Le reste est dans le journal des messages, onglet « {} ».</translation>
    </message>
    <message>
      <source>The worker runs in {}</source>
      <translation>Le processus de calcul s'exécute dans {}</translation>
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
      <source>Threshold in percent (empty: automatic)</source>
      <translation>Seuil en % (vide : automatique)</translation>
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
      <source>Tick some images in step 1 first.</source>
      <translation>Cochez d'abord des images à l'étape 1.</translation>
    </message>
    <message>
      <source>To see from what to what the land changed, give both a head and a name for that layer.</source>
      <translation>Pour voir de quoi à quoi le terrain a changé, donnez une tête et un nom pour cette couche.</translation>
    </message>
    <message>
      <source>Too few labels to test: add more places, with other values.</source>
      <translation>Trop peu d'étiquettes pour tester : ajoutez des lieux avec d'autres valeurs.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Apprendre des étiquettes</translation>
    </message>
    <message>
      <source>Training labels</source>
      <translation>Étiquettes d'entraînement</translation>
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
      <source>Turn into a label</source>
      <translation>En étiquette</translation>
    </message>
    <message>
      <source>Turn into a layer</source>
      <translation>Transformer en couche</translation>
    </message>
    <message>
      <source>Two classes have the same name.</source>
      <translation>Deux classes portent le même nom.</translation>
    </message>
    <message>
      <source>Uncertainty of a quantity</source>
      <translation>Incertitude d'une quantité</translation>
    </message>
    <message>
      <source>Untick all rows</source>
      <translation>Décocher toutes les lignes</translation>
    </message>
    <message>
      <source>Use these images</source>
      <translation>Utiliser ces images</translation>
    </message>
    <message>
      <source>Valid observations</source>
      <translation>Observations valides</translation>
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
      <source>Value of the next label</source>
      <translation>Valeur de la prochaine étiquette</translation>
    </message>
    <message>
      <source>Wanted error of the accuracy</source>
      <translation>Erreur voulue de l'exactitude</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Eau</translation>
    </message>
    <message>
      <source>What computes, and how much memory it has free now.</source>
      <translation>Ce qui calcule, et la mémoire libre en ce moment.</translation>
    </message>
    <message>
      <source>What is this image?</source>
      <translation>Qu'est-ce que cette image ?</translation>
    </message>
    <message>
      <source>What is this…</source>
      <translation>Qu'est-ce que c'est…</translation>
    </message>
    <message>
      <source>Where not to trust it</source>
      <translation>Où ne pas s'y fier</translation>
    </message>
    <message>
      <source>Where to label next: {} places in view.</source>
      <translation>Où étiqueter ensuite : {} lieux à l'écran.</translation>
    </message>
    <message>
      <source>Whether labels lie in clusters</source>
      <translation>Si les étiquettes sont groupées</translation>
    </message>
    <message>
      <source>Which band of the file is which?</source>
      <translation>Quelle bande du fichier est laquelle ?</translation>
    </message>
    <message>
      <source>Which dated images go in</source>
      <translation>Quelles images datées entrent</translation>
    </message>
    <message>
      <source>Windows can't hand over so many files one by one. Choose their folder instead.</source>
      <translation>Windows ne peut pas transmettre autant de fichiers un par un. Choisissez plutôt leur dossier.</translation>
    </message>
    <message>
      <source>Windows refused a path of more than 260 letters. Have its setting “Enable Win32 long paths” turned on, then try again. The log is {}.</source>
      <translation>Windows a refusé un chemin de plus de 260 lettres. Faites activer son réglage « Activer les chemins d'accès Win32 longs », puis réessayez. Le journal est {}.</translation>
    </message>
    <message>
      <source>With the encoder {}.</source>
      <translation>Avec l'encodeur {}.</translation>
    </message>
    <message>
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Sans réseau : un dossier de wheels, rempli sur une machine de même système et de même version de Python avec&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d DOSSIER&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker &amp;environment…</source>
      <translation>&amp;Environnement du processus de calcul…</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Environnement de calcul…</translation>
    </message>
    <message>
      <source>YYYY year, YY its last two digits, MM month, DD day, DDD day of the year.</source>
      <translation>YYYY année, YY ses deux derniers chiffres, MM mois, DD jour, DDD jour de l'année.</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Année</translation>
    </message>
    <message>
      <source>Year of the break</source>
      <translation>Année de la rupture</translation>
    </message>
    <message>
      <source>a quantity</source>
      <translation>une quantité</translation>
    </message>
    <message>
      <source>a temporary file</source>
      <translation>un fichier temporaire</translation>
    </message>
    <message>
      <source>about {:.0f} minutes</source>
      <translation>environ {:.0f} minutes</translation>
    </message>
    <message>
      <source>about {:.1f} hours</source>
      <translation>environ {:.1f} heures</translation>
    </message>
    <message>
      <source>accuracy,confusion matrix,error matrix,Olofsson,Stehman,hectares,user's,producer's</source>
      <translation>exactitude,matrice de confusion,matrice d'erreur,Olofsson,Stehman,hectares,exactitude de l'utilisateur,exactitude du producteur</translation>
    </message>
    <message>
      <source>active learning,labels,uncertainty,sampling,training</source>
      <translation>apprentissage actif,étiquettes,incertitude,échantillonnage,entraînement</translation>
    </message>
    <message>
      <source>alphaearth,tessera,google,satellite embedding,download,source cooperative,cog</source>
      <translation>alphaearth,tessera,google,satellite embedding,télécharger,source cooperative,cog</translation>
    </message>
    <message>
      <source>another sensor</source>
      <translation>un autre capteur</translation>
    </message>
    <message>
      <source>as the scene</source>
      <translation>comme la scène</translation>
    </message>
    <message>
      <source>as unchanged land</source>
      <translation>comme le terrain inchangé</translation>
    </message>
    <message>
      <source>change detection,difference,trend,break,deforestation,time series,from-to</source>
      <translation>détection de changement,différence,tendance,rupture,déforestation,série temporelle,de-à</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>choisir…</translation>
    </message>
    <message>
      <source>classes</source>
      <translation>classes</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>classer,supervisé,forêt aléatoire,knn,régression,apprendre,apprentissage automatique,exactitude</translation>
    </message>
    <message>
      <source>done</source>
      <translation>fait</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>encoder,caractéristique,série temporelle,sentinel,landsat,alphaearth,modèle de fondation,satellite</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>échec</translation>
    </message>
    <message>
      <source>finding out how quick this computer is…</source>
      <translation>mesure de la vitesse de cet ordinateur…</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>ajustement fin,adapter,entraîner,encodeur,checkpoint,autosupervisé</translation>
    </message>
    <message>
      <source>images changed</source>
      <translation>images modifiées</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,non supervisé,segmenter,regrouper,classes</translation>
    </message>
    <message>
      <source>labels changed</source>
      <translation>étiquettes modifiées</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>laissée de côté</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>moins d'une minute</translation>
    </message>
    <message>
      <source>like no class</source>
      <translation>comme aucune classe</translation>
    </message>
    <message>
      <source>like the labels</source>
      <translation>comme les étiquettes</translation>
    </message>
    <message>
      <source>looking at {}</source>
      <translation>examen de {}</translation>
    </message>
    <message>
      <source>looking…</source>
      <translation>examen…</translation>
    </message>
    <message>
      <source>make a new one</source>
      <translation>en créer un nouveau</translation>
    </message>
    <message>
      <source>more classes possible</source>
      <translation>plus de classes possibles</translation>
    </message>
    <message>
      <source>never seen clearly</source>
      <translation>jamais vu sans nuages</translation>
    </message>
    <message>
      <source>no image: leave it out</source>
      <translation>pas une image : la laisser de côté</translation>
    </message>
    <message>
      <source>no mask</source>
      <translation>sans masque</translation>
    </message>
    <message>
      <source>no such date</source>
      <translation>pas de telle date</translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>pas encore</translation>
    </message>
    <message>
      <source>not in the file</source>
      <translation>pas dans le fichier</translation>
    </message>
    <message>
      <source>not labelled yet</source>
      <translation>pas encore étiqueté</translation>
    </message>
    <message>
      <source>not yet</source>
      <translation>pas encore</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>rien</translation>
    </message>
    <message>
      <source>nothing clear</source>
      <translation>rien de dégagé</translation>
    </message>
    <message>
      <source>nothing: learnt from these images alone</source>
      <translation>rien : appris de ces images seules</translation>
    </message>
    <message>
      <source>other embedding</source>
      <translation>autre embedding</translation>
    </message>
    <message>
      <source>out of date</source>
      <translation>périmé</translation>
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
      <source>rarer than that</source>
      <translation>plus rare que cela</translation>
    </message>
    <message>
      <source>rarer, up to one in {}</source>
      <translation>plus rare, jusqu'à un sur {}</translation>
    </message>
    <message>
      <source>reflectance</source>
      <translation>réflectance</translation>
    </message>
    <message>
      <source>running</source>
      <translation>en cours</translation>
    </message>
    <message>
      <source>similarity,search,cosine,look-alike,find,nearest,target detection</source>
      <translation>similarité,recherche,cosinus,lieux semblables,trouver,plus proche,détection de cible</translation>
    </message>
    <message>
      <source>stack,merge,fuse,concatenate,alphaearth,tessera</source>
      <translation>empiler,réunir,fusionner,concaténer,alphaearth,tessera</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>arrêté</translation>
    </message>
    <message>
      <source>stratified,random,reference,validation,accuracy,Olofsson,AcATaMa,points</source>
      <translation>stratifié,aléatoire,référence,validation,exactitude,Olofsson,AcATaMa,points</translation>
    </message>
    <message>
      <source>sure of one class</source>
      <translation>sûr d'une classe</translation>
    </message>
    <message>
      <source>temporary</source>
      <translation>temporaire</translation>
    </message>
    <message>
      <source>the best {} % of the scene</source>
      <translation>les meilleurs {} % de la scène</translation>
    </message>
    <message>
      <source>the clearest {} of {} dates</source>
      <translation>les {} dates les plus dégagées sur {}</translation>
    </message>
    <message>
      <source>three classes possible</source>
      <translation>trois classes possibles</translation>
    </message>
    <message>
      <source>too few to test</source>
      <translation>trop peu pour tester</translation>
    </message>
    <message>
      <source>two classes possible</source>
      <translation>deux classes possibles</translation>
    </message>
    <message>
      <source>unlike the labels: do not trust</source>
      <translation>différent des étiquettes : ne pas s'y fier</translation>
    </message>
    <message>
      <source>very unlike the labels</source>
      <translation>très différent des étiquettes</translation>
    </message>
    <message>
      <source>{:.0f} MB</source>
      <translation>{:.0f} Mo</translation>
    </message>
    <message>
      <source>{:.0f} kB</source>
      <translation>{:.0f} ko</translation>
    </message>
    <message>
      <source>{:.1f} GB</source>
      <translation>{:.1f} Go</translation>
    </message>
    <message>
      <source>{} %</source>
      <translation>{} %</translation>
    </message>
    <message>
      <source>{} % of the area has no image. Are the images of several places? Then make an embedding of each.</source>
      <translation>{} % de la zone n'a aucune image. Les images sont-elles de plusieurs lieux ? Faites alors un embedding de chacun.</translation>
    </message>
    <message>
      <source>{} % right</source>
      <translation>{} % justes</translation>
    </message>
    <message>
      <source>{} % right near labels</source>
      <translation>{} % justes près des étiquettes</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (fourni avec l'extension)</translation>
    </message>
    <message>
      <source>{} ({:.0f} %)</source>
      <translation>{} ({:.0f} %)</translation>
    </message>
    <message>
      <source>{} ({} while it runs)</source>
      <translation>{} ({} pendant le traitement)</translation>
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
      <source>{} images</source>
      <translation>{} images</translation>
    </message>
    <message>
      <source>{} is not there any more: put it back to go on.</source>
      <translation>{} n'est plus là : remettez-le pour continuer.</translation>
    </message>
    <message>
      <source>{} megapixels</source>
      <translation>{} mégapixels</translation>
    </message>
    <message>
      <source>{} min left</source>
      <translation>reste {} min</translation>
    </message>
    <message>
      <source>{} minutes, {} steps</source>
      <translation>{} minutes, {} pas</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} sur environ {}</translation>
    </message>
    <message>
      <source>{} of {} images, {} to {}</source>
      <translation>{} images sur {}, du {} au {}</translation>
    </message>
    <message>
      <source>{} pixels</source>
      <translation>{} pixels</translation>
    </message>
    <message>
      <source>{} polygons are a layer now. It is temporary: export it to keep it.</source>
      <translation>{} polygones forment maintenant une couche. Elle est temporaire : exportez-la pour la garder.</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>reste {} s</translation>
    </message>
    <message>
      <source>{} was changed since then, so it can only begin anew: what was finished is removed.</source>
      <translation>{} a été modifié depuis, il faut donc recommencer : ce qui était terminé est supprimé.</translation>
    </message>
    <message>
      <source>{} × {} pixels, {} bands. Go on with labels, with Cluster if there are none, or make another one.</source>
      <translation>{} × {} pixels, {} bandes. Continuez avec des étiquettes, sans elles avec Regrouper, ou créez-en un autre.</translation>
    </message>
    <message>
      <source>{}, summed up over {} to {}</source>
      <translation>{}, résumées du {} au {}</translation>
    </message>
    <message>
      <source>{}, {} missing</source>
      <translation>{}, manquantes : {}</translation>
    </message>
    <message>
      <source>{}…</source>
      <translation>{}…</translation>
    </message>
    <message>
      <source>“{}” can't be removed: {}. Is a run going on? Wait for it, cancel it, or restart QGIS.</source>
      <translation>« {} » ne peut pas être supprimé : {}. Une exécution est-elle en cours ? Attendez-la, annulez-la ou redémarrez QGIS.</translation>
    </message>
    <message>
      <source>“{}” can't be taken from “{}”: QGIS can't open it, or it is empty. Check the path.</source>
      <translation>« {} » ne peut pas être repris de « {} » : QGIS ne peut pas l'ouvrir, ou il est vide. Vérifiez le chemin.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>« {} » ne peut pas être écrit : {}</translation>
    </message>
    <message>
      <source>“{}” can't be “{}”. Give one of these words: {}.</source>
      <translation>« {} » ne peut pas être « {} ». Donnez l’un de ces mots : {}.</translation>
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
      <source>“{}” does not say what the encoder was trained on ({}).</source>
      <translation>« {} » ne dit pas sur quoi l'encodeur a été entraîné ({}).</translation>
    </message>
    <message>
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>« {} » a {} {} ; le processus de calcul a besoin de {}{}. {}</translation>
    </message>
    <message>
      <source>“{}” holds an image for each band and date: drag it onto QGIS' map to see one band. It is used as a whole without that.</source>
      <translation>« {} » contient une image par bande et par date : faites-le glisser sur la carte de QGIS pour voir une bande. Il est utilisé en entier même sans cela.</translation>
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
      <source>“{}” is no class map ({} bands, {}). Choose a layer with one band whose whole numbers are classes, such as “Make a map” writes.</source>
      <translation>« {} » n'est pas une carte de classes ({} bandes, {}). Choisissez une couche d'une bande dont les nombres entiers sont des classes, comme celle qu'écrit « Créer une carte ».</translation>
    </message>
    <message>
      <source>“{}” is no single image that QGIS can open: add one of its files.</source>
      <translation>« {} » n'est pas une image unique que QGIS puisse ouvrir : ajoutez un de ses fichiers.</translation>
    </message>
    <message>
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>« {} » est ouvert dans le projet comme couche « {} ». Retirez d'abord cette couche, ou choisissez un autre nom pour la sortie.</translation>
    </message>
    <message>
      <source>“{}” is there already. Replace it?</source>
      <translation>« {} » existe déjà. Le remplacer ?</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>Il manque à « {} » ces paquets : {}. {}</translation>
    </message>
  </context>
</TS>
