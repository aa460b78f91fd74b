<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
  <context>
    <name>AefFields</name>
    <message>
      <source> Below 0: the mean of all labels would do better.</source>
      <translation> Abaixo de 0: a média de todos os rótulos seria melhor.</translation>
    </message>
    <message>
      <source> But the labels lie in clusters: expect less away from them.</source>
      <translation> Mas os rótulos estão agrupados: longe deles espere menos.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Label each class in several places.</source>
      <translation> Mas seus rótulos estão agrupados: isto vale perto deles, em outros lugares espere menos. Rotule cada classe em vários lugares.</translation>
    </message>
    <message>
      <source> But your labels lie in clusters: this holds near them, expect less elsewhere. Measure places all over the map.</source>
      <translation> Mas seus rótulos estão agrupados: isto vale perto deles, em outros lugares espere menos. Meça lugares por todo o mapa.</translation>
    </message>
    <message>
      <source> Fewer than {} labels in each class.</source>
      <translation> Menos de {} rótulos em cada classe.</translation>
    </message>
    <message>
      <source> Fewer than {} labels: {}.</source>
      <translation> Menos de {} rótulos: {}.</translation>
    </message>
    <message>
      <source> Held out one by one R² {:.2f}, which holds near labels only.</source>
      <translation> Reservados um a um, R² {:.2f}, o que só vale perto de rótulos.</translation>
    </message>
    <message>
      <source> Held out one by one {} %, which holds near labels only.</source>
      <translation> Reservados um a um, {} %, o que só vale perto de rótulos.</translation>
    </message>
    <message>
      <source> How much of the map is right only a random sample can tell: see “How good is my map” in the manual.</source>
      <translation> Quanto do mapa está certo, só uma amostra aleatória pode dizer: veja “Quão bom é o meu mapa” no manual.</translation>
    </message>
    <message>
      <source> Labels that lie off the embedding and count for nothing: {}.</source>
      <translation> Rótulos que ficam fora do embedding e não contam: {}.</translation>
    </message>
    <message>
      <source> Most of the map lies farther from labels still: expect less there.</source>
      <translation> A maior parte do mapa fica ainda mais longe dos rótulos: espere menos ali.</translation>
    </message>
    <message>
      <source> No better than guessing: draw more labels, or take other images.</source>
      <translation> Não é melhor do que adivinhar: desenhe mais rótulos ou use outras imagens.</translation>
    </message>
    <message>
      <source> Not tested, because their labels lie in one place: {}.</source>
      <translation> Não testadas, porque seus rótulos estão em um só lugar: {}.</translation>
    </message>
    <message>
      <source> Not tested, because their labels overlap: {}.</source>
      <translation> Não testadas, porque os seus rótulos se sobrepõem: {}.</translation>
    </message>
    <message>
      <source> Written almost alike: {}. If they are one class, give them one name.</source>
      <translation> Escritas quase da mesma forma: {}. Se são uma só classe, dê-lhes um mesmo nome.</translation>
    </message>
    <message>
      <source> minutes</source>
      <translation> minutos</translation>
    </message>
    <message>
      <source> or newer</source>
      <translation> ou mais recente</translation>
    </message>
    <message>
      <source> · cloud mask</source>
      <translation> · máscara de nuvens</translation>
    </message>
    <message>
      <source> · looking at {}…</source>
      <translation> · examinando {}…</translation>
    </message>
    <message>
      <source> · {} can't be used</source>
      <translation> · {} não utilizáveis</translation>
    </message>
    <message>
      <source> · {} free</source>
      <translation> · {} livres</translation>
    </message>
    <message>
      <source> · {} left out</source>
      <translation> · {} deixadas de fora</translation>
    </message>
    <message>
      <source>&amp;Add class</source>
      <translation>Adicionar c&amp;lasse</translation>
    </message>
    <message>
      <source>&amp;Area</source>
      <translation>Áre&amp;a</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Voltar</translation>
    </message>
    <message>
      <source>&amp;Classes: what the map should tell apart</source>
      <translation>&amp;Classes: o que o mapa deve distinguir</translation>
    </message>
    <message>
      <source>&amp;Contents</source>
      <translation>Con&amp;teúdo</translation>
    </message>
    <message>
      <source>&amp;Date</source>
      <translation>&amp;Data</translation>
    </message>
    <message>
      <source>&amp;Draw</source>
      <translation>&amp;Desenhar</translation>
    </message>
    <message>
      <source>&amp;Encoder</source>
      <translation>&amp;Codificador</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Arquivo</translation>
    </message>
    <message>
      <source>&amp;For</source>
      <translation>&amp;Para</translation>
    </message>
    <message>
      <source>&amp;Make it anew</source>
      <translation>&amp;Criar de novo</translation>
    </message>
    <message>
      <source>&amp;Make the environment</source>
      <translation>&amp;Criar o ambiente</translation>
    </message>
    <message>
      <source>&amp;Or use a Python (3.10 or newer) that already has the packages:</source>
      <translation>&amp;Ou usar um Python (3.10 ou mais recente) que já tenha os pacotes:</translation>
    </message>
    <message>
      <source>&amp;Output</source>
      <translation>&amp;Saída</translation>
    </message>
    <message>
      <source>&amp;Packages from</source>
      <translation>Pacote&amp;s de</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Remover</translation>
    </message>
    <message>
      <source>&amp;Run in background</source>
      <translation>&amp;Executar em segundo plano</translation>
    </message>
    <message>
      <source>&amp;Show on the map</source>
      <translation>&amp;Mostrar no mapa</translation>
    </message>
    <message>
      <source>&amp;Source</source>
      <translation>Fon&amp;te</translation>
    </message>
    <message>
      <source>&amp;Test it</source>
      <translation>&amp;Testar</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Usar este</translation>
    </message>
    <message>
      <source>&amp;What is this…</source>
      <translation>&amp;O que é isto…</translation>
    </message>
    <message>
      <source>1 image</source>
      <translation>1 imagem</translation>
    </message>
    <message>
      <source>1 or 2 clear images: do not trust</source>
      <translation>1 ou 2 imagens limpas: não confiar</translation>
    </message>
    <message>
      <source>3 to 5 clear images</source>
      <translation>3 a 5 imagens limpas</translation>
    </message>
    <message>
      <source>6 or more</source>
      <translation>6 ou mais</translation>
    </message>
    <message>
      <source>&lt;b&gt;AEF Fields panel&lt;/b&gt;&lt;br&gt;From dated images to a map, step by step.</source>
      <translation>&lt;b&gt;Painel do AEF Fields&lt;/b&gt;&lt;br&gt;De imagens datadas a um mapa, passo a passo.</translation>
    </message>
    <message>
      <source>&lt;b&gt;It works.&lt;/b&gt; The worker encoded a small tile in {:.0f} s.</source>
      <translation>&lt;b&gt;Funciona.&lt;/b&gt; O processo de cálculo codificou um pequeno bloco em {:.0f} s.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Look-alikes&lt;/b&gt;&lt;br&gt;Click a place: everything similar glows. Shift-click adds a place, Ctrl-click subtracts one.</source>
      <translation>&lt;b&gt;Lugares parecidos&lt;/b&gt;&lt;br&gt;Clique em um lugar: tudo o que é parecido se acende. Shift-clique acrescenta um lugar, Ctrl-clique subtrai um.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Criar um embedding&lt;/b&gt;&lt;br&gt;Resume um ano de camadas datadas em 64 números por pixel.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.14 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;Não foi encontrado nenhum Python 3.10 a 3.14 com o módulo venv.&lt;/b&gt; Instale um de python.org (no Debian e no Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;) e tente de novo.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels held out; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; em {} rótulos reservados; erro típico {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;R² {:.2f}&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters; typical error {}.</source>
      <translation>&lt;b&gt;R² {:.2f}&lt;/b&gt; em {} rótulos, reservando áreas inteiras porque seus rótulos estão agrupados; erro típico {}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;Series&lt;/b&gt;&lt;br&gt;Click a pixel to see its bands over the dates, and which labels are most like it.</source>
      <translation>&lt;b&gt;Série&lt;/b&gt;&lt;br&gt;Clique em um pixel para ver suas bandas ao longo das datas e com que rótulos ele mais se parece.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The test failed.&lt;/b&gt; {}</source>
      <translation>&lt;b&gt;O teste falhou.&lt;/b&gt; {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;O processo de cálculo está pronto.&lt;/b&gt; Ele roda em {}</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels that were held out (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % certos&lt;/b&gt; em {} rótulos que foram reservados (95 %: de {} a {} %).</translation>
    </message>
    <message>
      <source>&lt;b&gt;{} % right&lt;/b&gt; on {} labels, whole areas held out because your labels lie in clusters (95 %: {} to {} %).</source>
      <translation>&lt;b&gt;{} % certos&lt;/b&gt; em {} rótulos, reservando áreas inteiras porque seus rótulos estão agrupados (95 %: de {} a {} %).</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Falta uma coisa antes da primeira execução&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the images, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Camadas datadas&lt;/b&gt;: rasters de datas diferentes (Sentinel-2, Sentinel-1, Landsat ou outros). Um arquivo pode conter todas as bandas de uma data, uma só banda ou muitas datas. Data e fonte vêm do que você indica na janela da barra de ferramentas, do intervalo temporal da camada, dos metadados do arquivo ou do seu nome (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifesto&lt;/b&gt;: em vez de camadas, um arquivo JSON que enumera as imagens, que também podem ser as pastas em que os produtos são entregues (.SAFE); ele prevalece sobre as camadas.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minutos&lt;/b&gt;: por quanto tempo praticar. 4 minutos bastam para uma cena de alguns quilômetros quadrados em um notebook.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Partir de&lt;/b&gt;: um checkpoint a partir do qual continuar. Vazio: o incluído, se houver; senão, do zero.&lt;/p&gt;&lt;p&gt;O resultado é um checkpoint, um arquivo para &lt;i&gt;Criar um embedding&lt;/i&gt;. Embeddings de checkpoints diferentes não podem ser comparados entre si.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the images.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Memory&lt;/b&gt;: what the worker may take beyond its libraries. With less it works in smaller pieces; with more it reads images faster that are stored in long rows. Empty: 2 GB.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dask scheduler&lt;/b&gt;: spreads the work over a cluster that is running; all of its machines need the images and the output under the same paths (docs/cluster.md).&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Período de validade&lt;/b&gt;: o tempo que o embedding deve descrever; o início é seu primeiro dia, o fim é o primeiro dia depois. Vazio: os últimos 365 dias das imagens.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: o codificador. Vazio: o que vem com o complemento. Ou um arquivo criado por &lt;i&gt;Adaptar o codificador a uma cena&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Formato numérico&lt;/b&gt;: int8 ocupa um quarto do espaço e todas as ferramentas daqui o conhecem; float32 é para outros programas.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Memória&lt;/b&gt;: o que o processo de cálculo pode ocupar além das suas bibliotecas. Com menos, trabalha em partes menores; com mais, lê mais depressa as imagens gravadas em linhas longas. Vazio: 2 GB.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Escalonador Dask&lt;/b&gt;: distribui o trabalho em um cluster em execução; todas as suas máquinas precisam das imagens e da saída nos mesmos caminhos (docs/cluster.md).&lt;/p&gt;&lt;p&gt;Ao cancelar, os blocos prontos são mantidos: a mesma execução continua dali.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as light and two pairs of hues. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next unless you ask for the same.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Same colours as&lt;/b&gt;: a picture of another year or of the place beside, by the same encoder. The colours then mean the same in both, and can be compared by eye; where a colour has changed, something on the ground has.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Uma tela tem três cores e um embedding 64 dimensões. Esta ferramenta encontra as três direções em que os pixels deste embedding mais diferem e as mostra como claridade e dois pares de matizes. Pixels de cor parecida se comportam de forma parecida; as cores em si não têm significado e mudam de um embedding para outro, a menos que você peça as mesmas.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Criar um embedding&lt;/i&gt; já escreve uma imagem assim; use esta ferramenta para embeddings de outra origem.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Mesmas cores que&lt;/b&gt;: uma imagem de outro ano ou do lugar ao lado, do mesmo codificador. As cores então significam o mesmo nas duas e podem ser comparadas a olho; onde uma cor mudou, algo mudou no terreno.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;AlphaEarth and TESSERA publish an embedding of most of the land for each year. This takes their tiles, from your disk or from the web, and makes one embedding of your area that all tools here work on. Only the parts that are needed are fetched; a run that broke off goes on where it stopped.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Product&lt;/b&gt;: aef (AlphaEarth, 64 dimensions: the files of Source Cooperative or Google's bucket, or Earth Engine exports of all 64 bands) or tessera (128 dimensions: folders of GeoTessera, or its GeoTIFF exports).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Files&lt;/b&gt;, &lt;b&gt;Folder&lt;/b&gt;, &lt;b&gt;Addresses&lt;/b&gt;: where the tiles are; any of the three. An address is that of a tile, or of the index of all of AlphaEarth's tiles, which then finds those of your area: https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Area&lt;/b&gt;: polygons, outside of which nothing is imported; or the &lt;b&gt;Extent&lt;/b&gt; of a rectangle. One of them is needed with the index.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Year&lt;/b&gt;: which one, where there are several. An embedding is of one year.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). TESSERA's embeddings are CC0.&lt;/p&gt;</source>
      <translation>&lt;p&gt;AlphaEarth e TESSERA publicam a cada ano um embedding de quase toda a superfície terrestre. Esta ferramenta pega seus blocos, do seu disco ou da web, e faz um embedding da sua área com que todas as ferramentas daqui trabalham. Só as partes necessárias são baixadas; uma execução interrompida continua de onde parou.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Produto&lt;/b&gt;: aef (AlphaEarth, 64 dimensões: os arquivos da Source Cooperative ou do bucket do Google, ou exportações das 64 bandas do Earth Engine) ou tessera (128 dimensões: pastas do GeoTessera ou suas exportações GeoTIFF).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Arquivos&lt;/b&gt;, &lt;b&gt;Pasta&lt;/b&gt;, &lt;b&gt;Endereços&lt;/b&gt;: onde estão os blocos; basta um dos três. Um endereço é o de um bloco ou o do índice de todos os blocos do AlphaEarth, que então encontra os da sua área: https://data.source.coop/tge-labs/aef/v1/annual/aef_index.parquet&lt;/p&gt;&lt;p&gt;&lt;b&gt;Área&lt;/b&gt;: polígonos fora dos quais nada é importado; ou a &lt;b&gt;Extensão&lt;/b&gt; de um retângulo. Com o índice, um dos dois é necessário.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ano&lt;/b&gt;: qual, onde há vários. Um embedding é de um ano.&lt;/p&gt;&lt;p&gt;The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and Google DeepMind (CC-BY 4.0). Os embeddings do TESSERA são CC0.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Where not to trust it&lt;/b&gt;: how unlike all labels each place is (dissimilarity index of Meyer and Pebesma 2021). What is coloured is beyond what the labels speak for; neither the map nor its accuracy hold there.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How many classes are possible&lt;/b&gt;: the size of the 90 % prediction set, in which the true class is nine times of ten. &lt;b&gt;Uncertainty of a quantity&lt;/b&gt;: standard deviation and 90 % interval.&lt;/p&gt;&lt;p&gt;Advanced: what confidence means (probability, margin to the next class, entropy); a class “unknown” for places like no label; a smallest patch; and how often a place must have been seen clearly.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aplica a cada pixel de um embedding o que &lt;i&gt;Aprender com rótulos&lt;/i&gt; aprendeu. O mapa tem os nomes e as cores das suas classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabeça&lt;/b&gt;: o arquivo .aefhead que &lt;i&gt;Aprender com rótulos&lt;/i&gt; escreveu.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: aquele com que a cabeça aprendeu, ou outro lugar ou ano do mesmo codificador; um embedding de outro codificador é recusado.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confiança&lt;/b&gt;: de 0 a 100 por pixel, quão claramente a classe se destacou. Não é uma acurácia: essa está no relatório de &lt;i&gt;Aprender com rótulos&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Onde não confiar&lt;/b&gt;: quão diferente cada lugar é de todos os rótulos (índice de dissimilaridade de Meyer e Pebesma 2021). O que está colorido vai além do que os rótulos podem dizer; ali não valem nem o mapa nem a sua acurácia.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Quantas classes são possíveis&lt;/b&gt;: o tamanho do conjunto de predição de 90 %, em que a classe verdadeira está nove vezes em dez. &lt;b&gt;Incerteza de uma quantidade&lt;/b&gt;: desvio padrão e intervalo de 90 %.&lt;/p&gt;&lt;p&gt;Avançado: o que a confiança significa (probabilidade, margem até a classe seguinte, entropia); uma classe “desconhecido” para lugares que não se parecem com nenhum rótulo; uma mancha mínima; e quantas vezes um lugar precisa ter sido visto sem nuvens.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Compares a map with reference points that were drawn at random (&lt;i&gt;Sample for validation&lt;/i&gt;) and labelled. Gives overall, user's and producer's accuracy and the area of each class, each with its 95 % interval (Olofsson et al. 2014, Stehman 2014). Counting the map's pixels instead gives areas that are biased by the map's errors.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Reference points&lt;/b&gt;: any point layer. &lt;b&gt;Field with what was found&lt;/b&gt;: the words, names or values of the map's classes. What AcATaMa saves as labelled sampling works too (field &lt;i&gt;Label&lt;/i&gt;). Points without a label are left out.&lt;/p&gt;&lt;p&gt;&lt;b&gt;How the points were drawn&lt;/b&gt;: auto takes the strata that &lt;i&gt;Sample for validation&lt;/i&gt; wrote into the points, else the map's classes. Choose simple for points drawn at random over the whole map without strata.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: points in them are refused, because a map is best where it was taught.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with everything, and beside it the tables as CSV and JSON. Areas are on the ellipsoid, whatever the map's coordinate system.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Compara um mapa com pontos de referência sorteados ao acaso (&lt;i&gt;Amostra para validação&lt;/i&gt;) e rotulados. Dá a acurácia global, do usuário e do produtor e a área de cada classe, cada uma com seu intervalo de 95 % (Olofsson et al. 2014, Stehman 2014). Contar os pixels do mapa em vez disso dá áreas enviesadas pelos erros do mapa.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Pontos de referência&lt;/b&gt;: qualquer camada de pontos. &lt;b&gt;Campo com o que foi encontrado&lt;/b&gt;: as palavras, nomes ou valores das classes do mapa. O que o AcATaMa salva como amostragem rotulada também serve (campo &lt;i&gt;Label&lt;/i&gt;). Pontos sem rótulo ficam de fora.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Como os pontos foram sorteados&lt;/b&gt;: auto usa os estratos que &lt;i&gt;Amostra para validação&lt;/i&gt; escreveu nos pontos; senão, as classes do mapa. Escolha simple para pontos sorteados ao acaso no mapa inteiro sem estratos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rótulos de treinamento&lt;/b&gt;: pontos dentro deles são recusados, porque um mapa é melhor onde aprendeu.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Relatório&lt;/b&gt;: uma página com tudo e, ao lado, as tabelas em CSV e JSON. As áreas são sobre o elipsoide, qualquer que seja o sistema de coordenadas do mapa.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Draw one place of what you are looking for: a solar park, an orchard, a stand of reed. This shows where else it is like that.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Examples&lt;/b&gt;: points or polygons; each counts as one. Two or three of different looks are better than one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Counter-examples&lt;/b&gt;: points or polygons of what was found and is not meant. Run it again with them.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Look-alikes&lt;/b&gt;: percent; 100 is like the examples, 0 is like anything in this embedding. Plain similarity (cosine) is high almost everywhere; here it is seen against the background of the whole embedding, and the legend says how unusual it is. The second band holds the plain cosine.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Places&lt;/b&gt;: connected areas above the threshold, the most similar first, with area and centre. The threshold is half the likeness of the examples unless you give one.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Desenhe um lugar do que você procura: uma usina solar, um pomar, um juncal. Esta ferramenta mostra onde mais é assim.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Exemplos&lt;/b&gt;: pontos ou polígonos; cada um conta como um. Dois ou três de aspectos diferentes são melhores que um.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Contraexemplos&lt;/b&gt;: pontos ou polígonos do que foi encontrado e não é o procurado. Execute de novo com eles.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lugares parecidos&lt;/b&gt;: por cento; 100 é como os exemplos, 0 como qualquer coisa neste embedding. A semelhança simples (cosseno) é alta quase em toda parte; aqui ela é vista contra o fundo do embedding inteiro, e a legenda diz quão incomum ela é. A segunda banda contém o cosseno simples.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lugares&lt;/b&gt;: áreas contíguas acima do limiar, as mais parecidas primeiro, com área e centro. O limiar é metade da semelhança dos exemplos, a menos que você dê um.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Land never looks quite the same twice: crops rotate, springs come early. This learns from the embeddings themselves how much unchanged land differs, and shows what differs more.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place by one encoder; their valid periods put them in order.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Change&lt;/b&gt;: band 1 is the surprise: 2 means that one in 100 unchanged pixels differs so much, 3 that one in 1000 does. It is shown from the chosen share of &lt;b&gt;false alarms&lt;/b&gt; on. Band 2 is the angle in degrees. Of three and more embeddings the largest break of each pixel is shown, with the angle across it, the trend and how far it has returned; &lt;b&gt;the year of the break&lt;/b&gt; is a layer of its own.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt; and &lt;b&gt;From what to what&lt;/b&gt;: a head with classes, applied to both years where something changed.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stable places&lt;/b&gt;: polygons that did not change. Without them, the three quarters of the area that differ least are taken for unchanged (with three and more embeddings the four fifths); where more than about a tenth changed in the same way, draw some.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Of two encoders&lt;/b&gt;: learns on stable land what goes with what. Less sharp than two embeddings by one encoder.&lt;/p&gt;</source>
      <translation>&lt;p&gt;A terra nunca parece exatamente a mesma duas vezes: as culturas se alternam, a primavera chega cedo. Esta ferramenta aprende com os próprios embeddings quanto difere a terra sem mudança e mostra o que difere mais.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: dois ou mais de um lugar, do mesmo codificador; seus períodos de validade os ordenam.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Mudança&lt;/b&gt;: a banda 1 é a surpresa: 2 significa que um em 100 pixels sem mudança difere tanto, 3 que um em 1000. Ela é mostrada a partir da proporção escolhida de &lt;b&gt;alarmes falsos&lt;/b&gt;. A banda 2 é o ângulo em graus. Com três ou mais embeddings, mostra-se a maior ruptura de cada pixel, com o ângulo através dela, a tendência e quanto ele voltou; &lt;b&gt;o ano da ruptura&lt;/b&gt; é uma camada à parte.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabeça&lt;/b&gt; e &lt;b&gt;De quê para quê&lt;/b&gt;: uma cabeça com classes, aplicada aos dois anos onde algo mudou.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lugares estáveis&lt;/b&gt;: polígonos que não mudaram. Sem eles, os três quartos da área que menos diferem são tomados por estáveis (com três ou mais embeddings, os quatro quintos); onde mais de um décimo, mais ou menos, mudou do mesmo modo, desenhe alguns.&lt;/p&gt;&lt;p&gt;&lt;b&gt;De dois codificadores&lt;/b&gt;: aprende em terra estável o que corresponde a quê. Menos nítido que dois embeddings de um mesmo codificador.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Make a map&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto takes the simplest of those that do best on labels held out. knn is good with very few labels, linear with few, forest and mlp with many; ridge is the linear one without tuning by which AlphaEarth was evaluated; anp (for quantities only) also looks at the nearest measured points.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Label problems&lt;/b&gt;: a layer of labels that overlap, are drawn twice or look like another class, each with a sentence. It is loaded only if there are any.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Another region&lt;/b&gt; (advanced): its embedding, made by the same encoder, and its labels with the same field. They are learnt from, too, which helps where you have few labels of your own; tested are yours only.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aprende com lugares que você conhece como é o resto do embedding. Bastam poucos polígonos por classe (de 5 a 10 está bom). O resultado é uma &lt;i&gt;cabeça&lt;/i&gt;, um pequeno arquivo para &lt;i&gt;Criar um mapa&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rótulos&lt;/b&gt;: polígonos ou pontos em qualquer sistema de coordenadas. Se a camada está representada por categorias do campo de rótulos, nomes e cores das classes vêm da sua legenda.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tarefa&lt;/b&gt;: classify para nomes ou códigos, regress para quantidades como a biomassa.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Método&lt;/b&gt;: auto fica com o mais simples dos que se saem melhor com rótulos reservados. knn é bom com pouquíssimos rótulos, linear com poucos, forest e mlp com muitos; ridge é o linear sem ajuste com que o AlphaEarth foi avaliado; anp (só para quantidades) olha também os pontos medidos mais próximos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manter juntos&lt;/b&gt;: um atributo como a fazenda ou a parcela. Polígonos com o mesmo valor são reservados juntos, para que vizinhos não façam a acurácia parecer melhor do que é.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Relatório&lt;/b&gt;: uma página com a acurácia e a matriz de confusão. A acurácia é medida em polígonos inteiros reservados, nunca em pixels de polígonos aprendidos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rótulos duvidosos&lt;/b&gt;: uma camada dos rótulos que se sobrepõem, foram desenhados duas vezes ou parecem de outra classe, cada um com uma frase. Só é carregada se houver algum.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Outra região&lt;/b&gt; (avançado): o seu embedding, feito pelo mesmo codificador, e os seus rótulos com o mesmo campo. Também se aprende com eles, o que ajuda quando há poucos rótulos próprios; só os seus são testados.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Needed for a sensor that the bundled encoder does not know; with the others, maps got no better by it where that was measured.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Faz o codificador praticar com as suas próprias camadas antes de você criar um embedding delas: ele aprende a prever datas que lhe são escondidas. Alguns minutos bastam para uma cena pequena. Necessário com um sensor que o codificador incluído não conhece; com os outros, os mapas não melhoraram onde isso foi medido.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Looks for places where the head is unsure and that are unlike all labels so far and unlike each other, so that ten labels teach ten things. Best used in rounds: train, label what is suggested, train again with both layers joined.&lt;/p&gt;&lt;p&gt;The result is a point layer ready to be edited: choose the class in its form (it has the label field and the classes of the head), or delete a point that you can't tell.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote. &lt;b&gt;Embedding&lt;/b&gt;: where the points should lie.&lt;/p&gt;&lt;p&gt;These points are chosen, not drawn at random: they are good for training and useless for measuring accuracy or area. For that there is &lt;i&gt;Sample for validation&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Procura lugares em que a cabeça está em dúvida e que são diferentes de todos os rótulos até agora e entre si, para que dez rótulos ensinem dez coisas. Use de preferência em rodadas: aprender, rotular o que é sugerido, aprender de novo com as duas camadas juntas.&lt;/p&gt;&lt;p&gt;O resultado é uma camada de pontos pronta para edição: escolha a classe no formulário (ela tem o campo de rótulos e as classes da cabeça) ou apague um ponto que não saiba determinar.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabeça&lt;/b&gt;: o arquivo .aefhead que &lt;i&gt;Aprender com rótulos&lt;/i&gt; escreveu. &lt;b&gt;Embedding&lt;/b&gt;: onde os pontos devem ficar.&lt;/p&gt;&lt;p&gt;Estes pontos são escolhidos, não sorteados ao acaso: são bons para treinar e inúteis para medir acurácia ou área. Para isso existe &lt;i&gt;Amostra para validação&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster an embedding&lt;/i&gt; to see what there is, or with &lt;i&gt;Train on labels&lt;/i&gt; and &lt;i&gt;Make a map&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lê todas as datas de um lugar e resume o ano de cada pixel em 64 números: o que cresceu ali, quando estava verde, úmido, nu ou ceifado. Lugares que se comportaram igual recebem números parecidos, por isso poucos rótulos bastam para fazer um mapa.&lt;/p&gt;&lt;p&gt;O resultado é um raster de 64 bandas e uma imagem dele. Continue com &lt;i&gt;Agrupar um embedding&lt;/i&gt; para ver o que há, ou com &lt;i&gt;Aprender com rótulos&lt;/i&gt; e &lt;i&gt;Criar um mapa&lt;/i&gt; para mapear suas próprias classes.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Separa todos os pixels de um embedding em grupos que se comportam igual. Não precisa de rótulos e mostra logo o que um embedding consegue distinguir: culturas, tipos de floresta, água, área construída. Os grupos têm números, não nomes; o que são, quem diz é você.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: o raster de 64 bandas que &lt;i&gt;Criar um embedding&lt;/i&gt; escreveu.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Número de grupos&lt;/b&gt;: vazio escolhe um número adequado aos dados. Tome mais do que as classes que espera (o dobro) e junte-as depois.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;The accuracy of a map, and how much there is of each class, can only be told from points that were drawn at random and labelled by somebody who looked. This draws them: a random sample stratified by the map's classes, at least 50 points each (fewer where that would take more than half of all points), the rest by area (Olofsson et al. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Wanted error&lt;/b&gt;: standard error of the overall accuracy, 0.02 by default. It sets the number of points unless you give one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Training labels&lt;/b&gt;: what the map was taught with; no point is drawn there.&lt;/p&gt;&lt;p&gt;The layer has a field &lt;i&gt;reference&lt;/i&gt;: choose there what is really at each point, from images or in the field, &lt;b&gt;without looking at the map&lt;/b&gt;. Points are in random order, so stopping early leaves a valid, smaller sample. Then run &lt;i&gt;Accuracy and areas&lt;/i&gt;. The plugin AcATaMa opens the same layer as its sampling file.&lt;/p&gt;</source>
      <translation>&lt;p&gt;A acurácia de um mapa, e quanto há de cada classe, só se sabe por pontos sorteados ao acaso e rotulados por alguém que olhou. Esta ferramenta os sorteia: uma amostra aleatória estratificada pelas classes do mapa, pelo menos 50 pontos por classe (menos onde isso passaria da metade de todos os pontos), o resto pela área (Olofsson et al. 2014).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Erro desejado&lt;/b&gt;: erro padrão da acurácia global, 0,02 se nada for dito. Ele define o número de pontos, a menos que você dê um.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rótulos de treinamento&lt;/b&gt;: com o que o mapa aprendeu; nenhum ponto é sorteado ali.&lt;/p&gt;&lt;p&gt;A camada tem um campo &lt;i&gt;reference&lt;/i&gt;: escolha nele o que há de fato em cada ponto, por imagens ou no campo, &lt;b&gt;sem olhar o mapa&lt;/b&gt;. Os pontos estão em ordem aleatória, então parar antes deixa uma amostra válida e menor. Depois execute &lt;i&gt;Acurácia e áreas&lt;/i&gt;. O complemento AcATaMa abre a mesma camada como arquivo de amostragem.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Two encoders see a place differently, and a head that is given both is often better than with either. This writes one embedding with the dimensions of all, on the grid of the first one, in which each counts the same. All tools work on it: train, map, cluster, look-alikes, change.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: two or more of one place, for example your own and an imported AlphaEarth. The first one’s pixels are kept as they are. Where one of them has no data, the result has none.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Dois codificadores veem um lugar de modos diferentes, e uma cabeça que recebe os dois costuma ser melhor do que com um só. Esta ferramenta escreve um embedding com as dimensões de todos, na grade do primeiro, em que cada um conta o mesmo. Todas as ferramentas trabalham com ele: aprender, mapear, agrupar, lugares parecidos, mudança.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embeddings&lt;/b&gt;: dois ou mais de um lugar, por exemplo o seu e um importado do AlphaEarth. Os pixels do primeiro ficam como estão. Onde um deles não tem dados, o resultado não tem.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A &amp;quantity: a number for each label, such as a yield</source>
      <translation>Uma &amp;quantidade: um número por rótulo, como uma produtividade</translation>
    </message>
    <message>
      <source>A class “unknown”</source>
      <translation>Uma classe “desconhecido”</translation>
    </message>
    <message>
      <source>A folder of dated images, or the .SAFE folder of a Sentinel-2 product.</source>
      <translation>Uma pasta de imagens datadas, ou a pasta .SAFE de um produto Sentinel-2.</translation>
    </message>
    <message>
      <source>A label of the class {}; undo takes it back.</source>
      <translation>Um rótulo da classe {}; desfazer o retira.</translation>
    </message>
    <message>
      <source>A layer of how sure it is</source>
      <translation>Uma camada da sua certeza</translation>
    </message>
    <message>
      <source>A run was stopped before its end: {} into {}.</source>
      <translation>Uma execução foi parada antes do fim: {} em {}.</translation>
    </message>
    <message>
      <source>A temporary file, gone when QGIS is closed: save the project, and it can be kept.</source>
      <translation>Um arquivo temporário que some ao fechar o QGIS: salve o projeto e ele poderá ser mantido.</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these images first, for</source>
      <translation>A&amp;daptá-lo primeiro a estas imagens, por</translation>
    </message>
    <message>
      <source>AEF Fields</source>
      <translation>AEF Fields</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>O AEF Fields calcula em um ambiente Python próprio, que ainda não existe. {}</translation>
    </message>
    <message>
      <source>AEF Fields panel</source>
      <translation>Painel do AEF Fields</translation>
    </message>
    <message>
      <source>AEF Fields: manual</source>
      <translation>AEF Fields: manual</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields: ambiente de cálculo</translation>
    </message>
    <message>
      <source>Accuracy and areas</source>
      <translation>Acurácia e áreas</translation>
    </message>
    <message>
      <source>Accuracy on held-out labels</source>
      <translation>Acurácia em rótulos reservados</translation>
    </message>
    <message>
      <source>Adapt the encoder to a scene</source>
      <translation>Adaptar o codificador a uma cena</translation>
    </message>
    <message>
      <source>Adapted for</source>
      <translation>Adaptado durante</translation>
    </message>
    <message>
      <source>Adapting the encoder</source>
      <translation>Adaptando o codificador</translation>
    </message>
    <message>
      <source>Add a folder of images</source>
      <translation>Adicionar uma pasta de imagens</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>Adicionar ar&amp;quivos…</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>Adicionar arquivos…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>Adicionar &amp;pasta…</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Adicionar pasta…</translation>
    </message>
    <message>
      <source>Add images</source>
      <translation>Adicionar imagens</translation>
    </message>
    <message>
      <source>Addresses (one a line)</source>
      <translation>Endereços (um por linha)</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Todas</translation>
    </message>
    <message>
      <source>All settings, as Processing dialogs, and the manual</source>
      <translation>Todas as configurações, como janelas de Processamento, e o manual</translation>
    </message>
    <message>
      <source>All settings…</source>
      <translation>Todas as configurações…</translation>
    </message>
    <message>
      <source>An embedding sums up all dates of a pixel in 64 numbers. Places that behaved alike get similar numbers, so a few labels are enough for a map.</source>
      <translation>Um embedding resume todas as datas de um pixel em 64 números. Lugares que se comportaram igual recebem números parecidos, por isso poucos rótulos bastam para um mapa.</translation>
    </message>
    <message>
      <source>Another QGIS is making or removing the environment. Wait for it, then try again; if there is none, remove “{}”.</source>
      <translation>Outro QGIS está criando ou removendo o ambiente. Espere que termine e tente de novo; se não houver nenhum, remova “{}”.</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Aplica uma cabeça treinada a um embedding: um mapa, e quão certo é cada pixel.</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Área</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Área (vazio: tudo)</translation>
    </message>
    <message>
      <source>Area, valid period, encoder, adapting it, and the output.</source>
      <translation>Área, período de validade, codificador, sua adaptação e a saída.</translation>
    </message>
    <message>
      <source>Assigning pixels to clusters</source>
      <translation>Atribuindo pixels a grupos</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Bandas</translation>
    </message>
    <message>
      <source>Begin anew</source>
      <translation>Começar de novo</translation>
    </message>
    <message>
      <source>Brings AlphaEarth's or TESSERA's tiles onto one grid, decoded right.</source>
      <translation>Traz os blocos do AlphaEarth ou do TESSERA para uma só grade, bem decodificados.</translation>
    </message>
    <message>
      <source>By &amp;wavelength</source>
      <translation>Por &amp;comprimento de onda</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
      <source>Ca&amp;ncel run</source>
      <translation>Ca&amp;ncelar a execução</translation>
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
      <translation>Cancelado. O que ficou pronto foi mantido; execute de novo para continuar.</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Mudança</translation>
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
      <translation>Checkpoint (*.safetensors);;Todos os arquivos (*)</translation>
    </message>
    <message>
      <source>Checkpoint (empty: the bundled encoder)</source>
      <translation>Checkpoint (vazio: o codificador incluído)</translation>
    </message>
    <message>
      <source>Choose a Python interpreter</source>
      <translation>Escolher um interpretador Python</translation>
    </message>
    <message>
      <source>Choose a checkpoint</source>
      <translation>Escolher um checkpoint</translation>
    </message>
    <message>
      <source>Choose a layer of polygons or points that you know, or start one with “New…”.</source>
      <translation>Escolha uma camada de polígonos ou pontos que conheça, ou comece uma com “Novo…”.</translation>
    </message>
    <message>
      <source>Choose an embedding above, or tick some images in step 1.</source>
      <translation>Escolha um embedding acima, ou marque algumas imagens na etapa 1.</translation>
    </message>
    <message>
      <source>Choose an embedding in step 2 first.</source>
      <translation>Escolha primeiro um embedding na etapa 2.</translation>
    </message>
    <message>
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Escolha pelo menos uma camada datada ou indique um manifesto.</translation>
    </message>
    <message>
      <source>Choose source, date and at least one band.</source>
      <translation>Escolha a fonte, a data e pelo menos uma banda.</translation>
    </message>
    <message>
      <source>Choose two embeddings or more, all of them readable.</source>
      <translation>Escolha dois embeddings ou mais, todos legíveis.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Classe</translation>
    </message>
    <message>
      <source>Class map</source>
      <translation>Mapa de classes</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Limpo</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>Limpar</translation>
    </message>
    <message>
      <source>Clear observations in each month</source>
      <translation>Observações limpas em cada mês</translation>
    </message>
    <message>
      <source>Click a place on the map to see its dates.</source>
      <translation>Clique em um lugar do mapa para ver suas datas.</translation>
    </message>
    <message>
      <source>Click a place on the map; everything similar in view glows.</source>
      <translation>Clique em um lugar do mapa; tudo o que é parecido na vista se acende.</translation>
    </message>
    <message>
      <source>Click around a place you know, right-click to end. The class is chosen above.</source>
      <translation>Clique em volta de um lugar que você conhece; clique direito termina. A classe é escolhida acima.</translation>
    </message>
    <message>
      <source>Cluster an embedding</source>
      <translation>Agrupar um embedding</translation>
    </message>
    <message>
      <source>Clusters</source>
      <translation>Grupos</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Cor</translation>
    </message>
    <message>
      <source>Colours the map window by what the labels teach so far; fainter = less sure. Untick it to see the image below.</source>
      <translation>Colore o mapa pelo que os rótulos ensinam até agora; mais pálido = menos certo. Desmarque para ver a imagem por baixo.</translation>
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
      <translation>Compara embeddings de dois anos ou mais e diz quão surpreendente é cada mudança.</translation>
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
      <translation>Calculado em</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confiança</translation>
    </message>
    <message>
      <source>Confidence is</source>
      <translation>A confiança é</translation>
    </message>
    <message>
      <source>Copies them beside the project, and saves it with the copies.</source>
      <translation>Copia-os para junto do projeto e o salva com as cópias.</translation>
    </message>
    <message>
      <source>Copy the &amp;log</source>
      <translation>Copiar o re&amp;gistro</translation>
    </message>
    <message>
      <source>Counter-examples</source>
      <translation>Contraexemplos</translation>
    </message>
    <message>
      <source>Counting the map's classes</source>
      <translation>Contando as classes do mapa</translation>
    </message>
    <message>
      <source>Create and draw</source>
      <translation>Criar e desenhar</translation>
    </message>
    <message>
      <source>Cropland</source>
      <translation>Lavoura</translation>
    </message>
    <message>
      <source>Dask scheduler (tcp://host:8786)</source>
      <translation>Escalonador Dask (tcp://host:8786)</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Data</translation>
    </message>
    <message>
      <source>Date from the &amp;name, written as</source>
      <translation>Data do &amp;nome, escrita como</translation>
    </message>
    <message>
      <source>Dated images of one place: layers of the project, or files and folders dropped here. Three dates are a start, a year is best.</source>
      <translation>Imagens datadas de um lugar: camadas do projeto, ou arquivos e pastas soltos aqui. Três datas são um começo, um ano é o melhor.</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Camadas datadas</translation>
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
      <translation>Clique duas vezes ou pressione F2 para corrigir. Fica salvo com o projeto.</translation>
    </message>
    <message>
      <source>Downloading the index of tiles</source>
      <translation>Baixando o índice de mosaicos</translation>
    </message>
    <message>
      <source>Downloading the tiles</source>
      <translation>Baixando os mosaicos</translation>
    </message>
    <message>
      <source>Draw a polygon over a place you know.</source>
      <translation>Desenhe um polígono sobre um lugar que você conhece.</translation>
    </message>
    <message>
      <source>Draw as</source>
      <translation>Desenhar como</translation>
    </message>
    <message>
      <source>Draw at least two labels of each class: one is held out to test the others.</source>
      <translation>Desenhe pelo menos dois rótulos de cada classe: um é reservado para testar os outros.</translation>
    </message>
    <message>
      <source>Draw labels</source>
      <translation>Desenhar rótulos</translation>
    </message>
    <message>
      <source>Draw labels of two classes in step 3 first.</source>
      <translation>Desenhe primeiro rótulos de duas classes na etapa 3.</translation>
    </message>
    <message>
      <source>Draw what you know, and look at once</source>
      <translation>Desenhar o que você conhece, e olhar na hora</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Sorteando pontos</translation>
    </message>
    <message>
      <source>Drawing the picture</source>
      <translation>Desenhando a imagem</translation>
    </message>
    <message>
      <source>Draws random points in each class of a map, to be labelled for its accuracy.</source>
      <translation>Sorteia pontos em cada classe de um mapa, para rotulá-los e conhecer sua acurácia.</translation>
    </message>
    <message>
      <source>Each mark is an image; the shaded span is what the embedding describes.</source>
      <translation>Cada marca é uma imagem; o trecho sombreado é o que o embedding descreve.</translation>
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
      <translation>Embedding de outra região</translation>
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
      <translation>Codifica um pequeno bloco da amostra que vem com o complemento.</translation>
    </message>
    <message>
      <source>Encodes dated satellite layers into one 64-dimensional vector per pixel.</source>
      <translation>Converte camadas de satélite datadas em um vetor unitário de 64 dimensões por pixel.</translation>
    </message>
    <message>
      <source>Error while practising</source>
      <translation>Erro ao praticar</translation>
    </message>
    <message>
      <source>Estimates a map's accuracy and the area of each class, with 95 % intervals.</source>
      <translation>Estima a acurácia de um mapa e a área de cada classe, com intervalos de 95 %.</translation>
    </message>
    <message>
      <source>Everything that the images cover</source>
      <translation>Tudo o que as imagens cobrem</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Evidência</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Exemplos</translation>
    </message>
    <message>
      <source>Examples: {}, counter-examples: {}. Shift-click adds, Ctrl-click subtracts.</source>
      <translation>Exemplos: {}, contraexemplos: {}. Shift-clique acrescenta, Ctrl-clique subtrai.</translation>
    </message>
    <message>
      <source>Extent (instead of area)</source>
      <translation>Extensão (em vez de área)</translation>
    </message>
    <message>
      <source>False alarms in percent</source>
      <translation>Alarmes falsos em por cento</translation>
    </message>
    <message>
      <source>Fetching embeddings</source>
      <translation>Obtendo embeddings</translation>
    </message>
    <message>
      <source>Fewest clear observations of a place</source>
      <translation>Mínimo de observações sem nuvens</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Campo</translation>
    </message>
    <message>
      <source>Field with what was found</source>
      <translation>Campo com o que foi encontrado</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Arquivos</translation>
    </message>
    <message>
      <source>Find change</source>
      <translation>Encontrar mudanças</translation>
    </message>
    <message>
      <source>Find look-alikes</source>
      <translation>Encontrar lugares parecidos</translation>
    </message>
    <message>
      <source>Finds the places whose labels would improve a head most.</source>
      <translation>Encontra os lugares cujos rótulos mais melhorariam uma cabeça.</translation>
    </message>
    <message>
      <source>Finished tiles</source>
      <translation>Mosaicos prontos</translation>
    </message>
    <message>
      <source>Finished tiles are left in {}: another run may be at work there.</source>
      <translation>Os mosaicos prontos ficam em {}: talvez outra execução esteja trabalhando ali.</translation>
    </message>
    <message>
      <source>First and last image</source>
      <translation>Primeira e última imagem</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Pasta</translation>
    </message>
    <message>
      <source>Forest</source>
      <translation>Floresta</translation>
    </message>
    <message>
      <source>Forget it</source>
      <translation>Esquecer</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Reencontrado</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>Encontrado no arquivo</translation>
    </message>
    <message>
      <source>From what to what</source>
      <translation>De quê para quê</translation>
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
      <translation>Dê a área como camada ou como extensão, não as duas.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>Go on to the map</source>
      <translation>Ir para o mapa</translation>
    </message>
    <message>
      <source>Graphics card: {}</source>
      <translation>Placa gráfica: {}</translation>
    </message>
    <message>
      <source>Groups pixels that behave alike; no labels are needed.</source>
      <translation>Agrupa pixels que se comportam igual; não precisa de rótulos.</translation>
    </message>
    <message>
      <source>HTML page (*.html)</source>
      <translation>Página HTML (*.html)</translation>
    </message>
    <message>
      <source>Head</source>
      <translation>Cabeça</translation>
    </message>
    <message>
      <source>Head (*.aefhead)</source>
      <translation>Cabeça (*.aefhead)</translation>
    </message>
    <message>
      <source>Head (*.aefhead);;All files (*)</source>
      <translation>Cabeça (*.aefhead);;Todos os arquivos (*)</translation>
    </message>
    <message>
      <source>Helps where you have few labels of your own. They need the same field, and an embedding by the same encoder; the accuracy is that of your own labels.</source>
      <translation>Ajuda quando tem poucos rótulos próprios. Precisam do mesmo campo e de um embedding do mesmo codificador; a exatidão é a dos seus próprios rótulos.</translation>
    </message>
    <message>
      <source>Hollow marks are masked (clouds) and no part of the line.</source>
      <translation>As marcas vazias estão mascaradas (nuvens) e não fazem parte da linha.</translation>
    </message>
    <message>
      <source>How many classes are possible</source>
      <translation>Quantas classes são possíveis</translation>
    </message>
    <message>
      <source>How much of the image shows the ground: inside the swath, and not masked.</source>
      <translation>Quanto da imagem mostra o solo: dentro da faixa e sem máscara.</translation>
    </message>
    <message>
      <source>How much of this class is found again when whole labels are held out.</source>
      <translation>Quanto desta classe é reencontrado quando rótulos inteiros são reservados.</translation>
    </message>
    <message>
      <source>How much two halves of the dates disagree: {} at first, {} now (less is better)</source>
      <translation>Quanto duas metades das datas discordam: {} no início, {} agora (menos é melhor)</translation>
    </message>
    <message>
      <source>How often an average place of the area is seen without clouds.</source>
      <translation>Quantas vezes um lugar médio da área é visto sem nuvens.</translation>
    </message>
    <message>
      <source>How similar a place must be to glow</source>
      <translation>Quão parecido um lugar precisa ser para se acender</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>Certeza</translation>
    </message>
    <message>
      <source>How the points were drawn</source>
      <translation>Como os pontos foram sorteados</translation>
    </message>
    <message>
      <source>I&amp;mages that go in, each with its date</source>
      <translation>&amp;Imagens: as imagens datadas que entram</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Imagens</translation>
    </message>
    <message>
      <source>Import a published embedding</source>
      <translation>Importar um embedding publicado</translation>
    </message>
    <message>
      <source>In &amp;order</source>
      <translation>Por &amp;ordem</translation>
    </message>
    <message>
      <source>In step 3 choose a class of a layer of multi-part polygons first, such as “New…” makes.</source>
      <translation>Escolha primeiro na etapa 3 uma classe de uma camada de polígonos multiparte, como a que “Novo…” cria.</translation>
    </message>
    <message>
      <source>Installing packages</source>
      <translation>Instalando pacotes</translation>
    </message>
    <message>
      <source>Its embedding</source>
      <translation>O embedding dela</translation>
    </message>
    <message>
      <source>Its labels</source>
      <translation>Os rótulos dela</translation>
    </message>
    <message>
      <source>Its standard error</source>
      <translation>Seu erro padrão</translation>
    </message>
    <message>
      <source>Join patches smaller than (m²)</source>
      <translation>Juntar manchas menores que (m²)</translation>
    </message>
    <message>
      <source>Joining small patches to others</source>
      <translation>Unindo manchas pequenas a outras</translation>
    </message>
    <message>
      <source>Joining the tiles</source>
      <translation>Unindo os mosaicos</translation>
    </message>
    <message>
      <source>Keep them</source>
      <translation>Manter</translation>
    </message>
    <message>
      <source>Keeping the results beside the project</source>
      <translation>Guardando os resultados junto ao projeto</translation>
    </message>
    <message>
      <source>Kept together (field)</source>
      <translation>Manter juntos (campo)</translation>
    </message>
    <message>
      <source>Label field</source>
      <translation>Campo de rótulos</translation>
    </message>
    <message>
      <source>Label problems</source>
      <translation>Rótulos duvidosos</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Rótulos</translation>
    </message>
    <message>
      <source>Labels of another region</source>
      <translation>Rótulos de outra região</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Camada</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Camadas</translation>
    </message>
    <message>
      <source>Learn from another region, too</source>
      <translation>Aprender também com outra região</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Aprendendo</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Aprende classes ou quantidades com polígonos ou pontos rotulados e testa a si mesmo.</translation>
    </message>
    <message>
      <source>Learns from all labels with the best of several methods, maps the whole embedding, and writes a report of how good it is.</source>
      <translation>Aprende com todos os rótulos pelo melhor de vários métodos, mapeia o embedding inteiro e escreve um relatório de quão bom ele é.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the extent of the map window or a layer.</source>
      <translation>Deixe vazio para tudo, ou use a extensão da janela do mapa ou de uma camada.</translation>
    </message>
    <message>
      <source>Live map</source>
      <translation>Mapa ao vivo</translation>
    </message>
    <message>
      <source>Live preview</source>
      <translation>Prévia ao vivo</translation>
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
      <translation>Lugares parecidos como rótulo</translation>
    </message>
    <message>
      <source>Looking at a sample of the embedding</source>
      <translation>Examinando uma amostra do embedding</translation>
    </message>
    <message>
      <source>Looking at the images</source>
      <translation>Examinando as imagens</translation>
    </message>
    <message>
      <source>Looking at the labels…</source>
      <translation>Examinando os rótulos…</translation>
    </message>
    <message>
      <source>Looking at the tiles</source>
      <translation>Examinando os mosaicos</translation>
    </message>
    <message>
      <source>Looking at what is usual</source>
      <translation>Examinando o que é habitual</translation>
    </message>
    <message>
      <source>Looking for look-alikes</source>
      <translation>Procurando lugares parecidos</translation>
    </message>
    <message>
      <source>Make a map</source>
      <translation>Criar um mapa</translation>
    </message>
    <message>
      <source>Make an embedding</source>
      <translation>Criar um embedding</translation>
    </message>
    <message>
      <source>Make an embedding…</source>
      <translation>Criar um embedding…</translation>
    </message>
    <message>
      <source>Make map and report</source>
      <translation>Criar mapa e relatório</translation>
    </message>
    <message>
      <source>Make the embedding</source>
      <translation>Criar o embedding</translation>
    </message>
    <message>
      <source>Making overviews</source>
      <translation>Criando visões gerais</translation>
    </message>
    <message>
      <source>Making the environment</source>
      <translation>Criando o ambiente</translation>
    </message>
    <message>
      <source>Manifest (*.json)</source>
      <translation>Manifesto (*.json)</translation>
    </message>
    <message>
      <source>Manifest (instead of layers)</source>
      <translation>Manifesto (em vez de camadas)</translation>
    </message>
    <message>
      <source>Manual</source>
      <translation>Manual</translation>
    </message>
    <message>
      <source>Manual: the first map in five minutes, and a page for each window</source>
      <translation>Manual: o primeiro mapa em cinco minutos, e uma página para cada janela</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>Mapa</translation>
    </message>
    <message>
      <source>Map and report</source>
      <translation>Mapa e relatório</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Mapeando</translation>
    </message>
    <message>
      <source>Memory (GB; empty: 2)</source>
      <translation>Memória (GB; vazio: 2)</translation>
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
      <translation>Mais confundido: &lt;b&gt;{}&lt;/b&gt;, {} % tomado por &lt;b&gt;{}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>Most like labels of: {}</source>
      <translation>Mais parecido com rótulos de: {}</translation>
    </message>
    <message>
      <source>NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)</source>
      <translation>Placa de vídeo NVIDIA (baixa 2,5 GB, ocupa 6,5 GB)</translation>
    </message>
    <message>
      <source>Name at least two classes.</source>
      <translation>Dê nome a pelo menos duas classes.</translation>
    </message>
    <message>
      <source>New label layer</source>
      <translation>Nova camada de rótulos</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Novo…</translation>
    </message>
    <message>
      <source>No better than guessing</source>
      <translation>Não é melhor do que adivinhar</translation>
    </message>
    <message>
      <source>No cloud mask was found: clouds count as ground. A quality band in the file or beside it (SCL, QA60, QA_PIXEL) would tell them apart.</source>
      <translation>Nenhuma máscara de nuvens encontrada: nuvens contam como solo. Uma banda de qualidade no arquivo ou ao lado dele (SCL, QA60, QA_PIXEL) as distinguiria.</translation>
    </message>
    <message>
      <source>No image is ticked.</source>
      <translation>Nenhuma imagem está marcada.</translation>
    </message>
    <message>
      <source>No image of the valid period shows the ground clearly.</source>
      <translation>Nenhuma imagem do período de validade mostra o solo limpo.</translation>
    </message>
    <message>
      <source>No images were found in “{}”.</source>
      <translation>Nenhuma imagem foi encontrada em “{}”.</translation>
    </message>
    <message>
      <source>No raster was given, or it could not be opened. Choose a raster layer or a file.</source>
      <translation>Nenhum raster foi indicado, ou ele não pôde ser aberto. Escolha uma camada raster ou um arquivo.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Nenhuma</translation>
    </message>
    <message>
      <source>None of the images is of the valid period, {} to {}. Choose another one.</source>
      <translation>Nenhuma das imagens é do período de validade, {} a {}. Escolha outro.</translation>
    </message>
    <message>
      <source>None yet: it learns from these images</source>
      <translation>Ainda nenhum: ele aprende com estas imagens</translation>
    </message>
    <message>
      <source>Nothing is left of that run to go on with.</source>
      <translation>Não resta nada dessa execução para continuar.</translation>
    </message>
    <message>
      <source>Number format</source>
      <translation>Formato numérico</translation>
    </message>
    <message>
      <source>Number of clusters (empty: automatic)</source>
      <translation>Número de grupos (vazio: automático)</translation>
    </message>
    <message>
      <source>Number of places</source>
      <translation>Número de lugares</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Número de pontos</translation>
    </message>
    <message>
      <source>Number of points (empty: automatic)</source>
      <translation>Número de pontos (vazio: automático)</translation>
    </message>
    <message>
      <source>Numbers a pixel</source>
      <translation>Números por pixel</translation>
    </message>
    <message>
      <source>Of another region give both the embedding and its labels, or neither.</source>
      <translation>De outra região indique o embedding e os rótulos, ou nenhum dos dois.</translation>
    </message>
    <message>
      <source>Of two encoders</source>
      <translation>De dois codificadores</translation>
    </message>
    <message>
      <source>Of {}, {} files would be the band {}. That is right for tiles that lie side by side; of files of one place only one counts. Are they all this band?</source>
      <translation>De {}, {} arquivos seriam a banda {}. Isso está certo para blocos lado a lado; de vários arquivos de um mesmo lugar só um conta. Todos são esta banda?</translation>
    </message>
    <message>
      <source>One band of the file is given two names.</source>
      <translation>Uma banda do arquivo recebeu dois nomes.</translation>
    </message>
    <message>
      <source>Only the area that is set.</source>
      <translation>Só a área definida.</translation>
    </message>
    <message>
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Abra Raster › AEF Fields › Ambiente de cálculo… para criar ou escolher um.</translation>
    </message>
    <message>
      <source>Open the &amp;report in the browser when a map is ready</source>
      <translation>Abrir o &amp;relatório no navegador quando um mapa estiver pronto</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Abrir o relatório</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Acurácia global</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Imagem</translation>
    </message>
    <message>
      <source>Picture of an embedding</source>
      <translation>Imagem de um embedding</translation>
    </message>
    <message>
      <source>Picture of the embedding</source>
      <translation>Imagem do embedding</translation>
    </message>
    <message>
      <source>Place {} of {}: {}? It is {} % sure.</source>
      <translation>Lugar {} de {}: {}? {} % de certeza.</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lugares</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Pontos</translation>
    </message>
    <message>
      <source>Points drawn</source>
      <translation>Pontos sorteados</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Pontos a rotular</translation>
    </message>
    <message>
      <source>Polygons (best)</source>
      <translation>Polígonos (o melhor)</translation>
    </message>
    <message>
      <source>Processing: {}…</source>
      <translation>Processamento: {}…</translation>
    </message>
    <message>
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Só processador (baixa 0,3 GB, ocupa 1,6 GB)</translation>
    </message>
    <message>
      <source>Processor: {} cores</source>
      <translation>Processador: {} núcleos</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Produto</translation>
    </message>
    <message>
      <source>Puts embeddings of one place side by side, so that heads learn from all of them.</source>
      <translation>Põe lado a lado embeddings de um lugar, para que as cabeças aprendam com todos.</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, pela rede</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Lendo</translation>
    </message>
    <message>
      <source>Reading the vectors under the labels</source>
      <translation>Lendo os vetores sob os rótulos</translation>
    </message>
    <message>
      <source>Reference points</source>
      <translation>Pontos de referência</translation>
    </message>
    <message>
      <source>Remove the worker's environment in {}? Maps and encoders stay.</source>
      <translation>Remover o ambiente de cálculo em {}? Mapas e codificadores permanecem.</translation>
    </message>
    <message>
      <source>Removes every environment that this plugin made.</source>
      <translation>Remove todos os ambientes que este complemento criou.</translation>
    </message>
    <message>
      <source>Removes what was finished of that run, and starts it again.</source>
      <translation>Remove o que estava pronto dessa execução e a inicia de novo.</translation>
    </message>
    <message>
      <source>Removes what was finished of that run.</source>
      <translation>Remove o que estava pronto dessa execução.</translation>
    </message>
    <message>
      <source>Rep&amp;air the environment</source>
      <translation>Rep&amp;arar o ambiente</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Relatório</translation>
    </message>
    <message>
      <source>R² {:.2f}</source>
      <translation>R² {:.2f}</translation>
    </message>
    <message>
      <source>Same colours as (a picture)</source>
      <translation>Mesmas cores que (uma imagem)</translation>
    </message>
    <message>
      <source>Sample for validation</source>
      <translation>Amostra para validação</translation>
    </message>
    <message>
      <source>Say source, date and bands of an image that was not understood.</source>
      <translation>Indicar fonte, data e bandas de uma imagem que não foi entendida.</translation>
    </message>
    <message>
      <source>Say where the tiles are: choose files or a folder, or give an address.</source>
      <translation>Diga onde estão os blocos: escolha arquivos ou uma pasta, ou dê um endereço.</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Série</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Configurações</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Configurações…</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Mostrar tudo</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Mostrar no mapa</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as light and hues.</source>
      <translation>Mostra as três direções principais de um embedding como claridade e matizes.</translation>
    </message>
    <message>
      <source>Shows where an embedding is like the examples you draw, and lists the best places.</source>
      <translation>Mostra onde um embedding é como os exemplos desenhados e lista os melhores lugares.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Fonte</translation>
    </message>
    <message>
      <source>Sources it knows</source>
      <translation>Fontes que conhece</translation>
    </message>
    <message>
      <source>Stable places</source>
      <translation>Lugares estáveis</translation>
    </message>
    <message>
      <source>Start a label layer from a list of classes.</source>
      <translation>Começar uma camada de rótulos a partir de uma lista de classes.</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Partir de (vazio: o codificador incluído)</translation>
    </message>
    <message>
      <source>Started from</source>
      <translation>Começou com</translation>
    </message>
    <message>
      <source>Step {} of {}: {}</source>
      <translation>Etapa {} de {}: {}</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Parando…</translation>
    </message>
    <message>
      <source>Suggest what to label next</source>
      <translation>Sugerir o que rotular a seguir</translation>
    </message>
    <message>
      <source>Sum up all dates of each place</source>
      <translation>Resumir todas as datas de cada lugar</translation>
    </message>
    <message>
      <source>Summing up the images</source>
      <translation>Resumindo as imagens</translation>
    </message>
    <message>
      <source>Summing up the images on the cluster</source>
      <translation>Resumindo as imagens no cluster</translation>
    </message>
    <message>
      <source>Sums up {}; you can go on working meanwhile.</source>
      <translation>Resume {}; você pode continuar trabalhando enquanto isso.</translation>
    </message>
    <message>
      <source>Take a checkpoint from a file, e.g. one that was adapted for another year.</source>
      <translation>Usar um checkpoint de um arquivo, p. ex. um adaptado para outro ano.</translation>
    </message>
    <message>
      <source>Take a product's folder (.SAFE, Landsat), or all images and products in a folder.</source>
      <translation>Usar a pasta de um produto (.SAFE, Landsat) ou todas as imagens e produtos de uma pasta.</translation>
    </message>
    <message>
      <source>Take files that are not layers of the project.</source>
      <translation>Usar arquivos que não são camadas do projeto.</translation>
    </message>
    <message>
      <source>Takes a few minutes; you can go on working meanwhile.</source>
      <translation>Leva alguns minutos; você pode continuar trabalhando enquanto isso.</translation>
    </message>
    <message>
      <source>Takes up the run where it stopped; finished tiles are kept.</source>
      <translation>Retoma a execução onde parou; os mosaicos prontos são mantidos.</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Tarefa</translation>
    </message>
    <message>
      <source>Temporary file, gone when QGIS is closed</source>
      <translation>Arquivo temporário, some ao fechar o QGIS</translation>
    </message>
    <message>
      <source>Testing on held-out labels</source>
      <translation>Testando com rótulos reservados</translation>
    </message>
    <message>
      <source>Testing: a small tile is being encoded…</source>
      <translation>Teste: um pequeno bloco está sendo codificado…</translation>
    </message>
    <message>
      <source>That file exists; choose another name.</source>
      <translation>Esse arquivo já existe; escolha outro nome.</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>O Python escolhido para o processo de cálculo não existe: “{}”. {}</translation>
    </message>
    <message>
      <source>The attribute that holds the class, or the quantity.</source>
      <translation>O atributo que contém a classe ou a quantidade.</translation>
    </message>
    <message>
      <source>The computing needs packages (PyTorch, scikit-learn, rasterio) that QGIS does not bring. They go into a Python environment of their own in {}, so nothing is installed into QGIS.</source>
      <translation>O cálculo precisa de pacotes (PyTorch, scikit-learn, rasterio) que o QGIS não traz. Eles vão para um ambiente Python próprio em {}, portanto nada é instalado no QGIS.</translation>
    </message>
    <message>
      <source>The disk is full ({}). Make room ({}), then try again.</source>
      <translation>O disco está cheio ({}). Libere espaço ({}) e tente de novo.</translation>
    </message>
    <message>
      <source>The embedding can't be opened; choose another in step 2.</source>
      <translation>Não foi possível abrir o embedding; escolha outro na etapa 2.</translation>
    </message>
    <message>
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>O embedding descreve os dias da primeira data até antes da segunda.</translation>
    </message>
    <message>
      <source>The embedding is being opened; click again.</source>
      <translation>O embedding está sendo aberto; clique de novo.</translation>
    </message>
    <message>
      <source>The embedding of the closed project is ready: “{}”.</source>
      <translation>O embedding do projeto fechado está pronto: “{}”.</translation>
    </message>
    <message>
      <source>The embedding that labels, map and look-alikes work on.</source>
      <translation>O embedding com que rótulos, mapa e lugares parecidos trabalham.</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready ({}:{:02d} min).</source>
      <translation>O embedding “{}” está pronto ({}:{:02d} min).</translation>
    </message>
    <message>
      <source>The encoder does not know other sensors, but can learn one: describe the images in a &lt;a href='manifest'&gt;manifest&lt;/a&gt; with a source of your own, then run &lt;i&gt;Adapt the encoder to a scene&lt;/i&gt; and &lt;i&gt;Make an embedding&lt;/i&gt; from the Processing toolbox with it.</source>
      <translation>O codificador não conhece outros sensores, mas pode aprender um: descreva as imagens em um &lt;a href='manifest'&gt;manifesto&lt;/a&gt; com uma fonte própria e execute com ele &lt;i&gt;Adaptar o codificador a uma cena&lt;/i&gt; e &lt;i&gt;Criar um embedding&lt;/i&gt; da caixa de ferramentas de Processamento.</translation>
    </message>
    <message>
      <source>The encoder is adapted first, for {:g} minutes.</source>
      <translation>Primeiro o codificador é adaptado, por {:g} minutos.</translation>
    </message>
    <message>
      <source>The encoder practises on your images before it encodes them. It must for a sensor that is new to it; for sensors it knows, maps got no better by it where that was measured. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>O codificador pratica com as suas imagens antes de as codificar. Tem de o fazer com um sensor novo para ele; com os sensores que conhece, os mapas não melhoraram onde isso foi medido. Embeddings feitos com codificadores adaptados de forma diferente não podem ser comparados entre si.</translation>
    </message>
    <message>
      <source>The encoder's card: what it was trained on, and what it is good for.</source>
      <translation>A ficha do codificador: com que foi treinado e para que serve.</translation>
    </message>
    <message>
      <source>The encoder: what turns the dates of a pixel into numbers.</source>
      <translation>O codificador: o que transforma as datas de um pixel em números.</translation>
    </message>
    <message>
      <source>The environment could not be made: {} The log is {}. Try again, or choose a Python that has the packages.</source>
      <translation>Não foi possível criar o ambiente: {} O registro é {}. Tente de novo ou escolha um Python que tenha os pacotes.</translation>
    </message>
    <message>
      <source>The environment is ready.</source>
      <translation>O ambiente está pronto.</translation>
    </message>
    <message>
      <source>The error says how well the encoder repeats images that it was shown in part; it is no accuracy of a map. Embeddings made with this encoder can be compared with each other, and with none that another encoder made.</source>
      <translation>O erro diz quão bem o codificador repete imagens que viu em parte; não é a exatidão de um mapa. Os embeddings feitos com este codificador podem ser comparados entre si, e com nenhum de outro codificador.</translation>
    </message>
    <message>
      <source>The file must end in .gpkg.</source>
      <translation>O arquivo deve terminar em .gpkg.</translation>
    </message>
    <message>
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>Falta um pacote na pasta “{}”: {}. Preencha-a em uma máquina com o mesmo sistema e a mesma versão do Python com “python -m pip download -r {} -d PASTA”.</translation>
    </message>
    <message>
      <source>The glowing places in view as one label of the class that is chosen in step 3</source>
      <translation>Os lugares iluminados à vista como um rótulo da classe escolhida na etapa 3</translation>
    </message>
    <message>
      <source>The glowing places in view as polygons</source>
      <translation>Os lugares acesos na vista como polígonos</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>A cabeça “{}” não existe. Escolha o arquivo .aefhead que “Aprender com rótulos” escreveu.</translation>
    </message>
    <message>
      <source>The label layer could not be written: {}</source>
      <translation>A camada de rótulos não pôde ser escrita: {}</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>A camada de rótulos “{}” não tem sistema de referência de coordenadas. Defina-o nas propriedades da camada e execute de novo.</translation>
    </message>
    <message>
      <source>The labels could not be saved: {}</source>
      <translation>Os rótulos não puderam ser salvos: {}</translation>
    </message>
    <message>
      <source>The labels of “{}” could not be copied to a temporary file: {}.</source>
      <translation>Os rótulos de “{}” não puderam ser copiados para um arquivo temporário: {}.</translation>
    </message>
    <message>
      <source>The labels “{}” have no features (or none is selected).</source>
      <translation>Os rótulos “{}” não têm feições (ou nenhuma está selecionada).</translation>
    </message>
    <message>
      <source>The labels “{}” have no field “{}”; they have: {}.</source>
      <translation>Os rótulos “{}” não têm o campo “{}”; têm: {}.</translation>
    </message>
    <message>
      <source>The last &amp;365 days of the images</source>
      <translation>Os últimos &amp;365 dias das imagens</translation>
    </message>
    <message>
      <source>The layer “{}” can't be edited; copy it to a GeoPackage.</source>
      <translation>A camada “{}” não pode ser editada; copie-a para um GeoPackage.</translation>
    </message>
    <message>
      <source>The layer “{}” can't be read from “{}”. Repair its path (right click › Repair data source) or choose another layer.</source>
      <translation>A camada “{}” não pode ser lida de “{}”. Repare o caminho (clique direito › Reparar fonte de dados) ou escolha outra camada.</translation>
    </message>
    <message>
      <source>The layer “{}” comes from a “{}” source, which is not a file that GDAL can read. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>A camada “{}” vem de uma fonte “{}”, que não é um arquivo que o GDAL possa ler. Salve-a primeiro como GeoTIFF (clique direito › Exportar › Salvar como…).</translation>
    </message>
    <message>
      <source>The layer “{}” is one of several rasters in “{}”, of which the worker reads none. Save it as GeoTIFF first (right click › Export › Save as…).</source>
      <translation>A camada “{}” é um de vários rasters em “{}”, dos quais o processo de cálculo não lê nenhum. Salve-a primeiro como GeoTIFF (clique direito › Exportar › Salvar como…).</translation>
    </message>
    <message>
      <source>The layer “{}” is shown in {}, but its file says {}. Write the right one into the file (Raster › Projections › Assign Projection), or give the layer the file's.</source>
      <translation>A camada “{}” é mostrada em {}, mas o seu arquivo diz {}. Grave o correto no arquivo (Raster › Projeções › Atribuir projeção) ou dê à camada o do arquivo.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>O manifesto “{}” não existe. Verifique o caminho.</translation>
    </message>
    <message>
      <source>The map is made.</source>
      <translation>O mapa está pronto.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels held out were right.</source>
      <translation>O mapa está pronto. &lt;b&gt;{} %&lt;/b&gt; dos rótulos reservados estavam certos.</translation>
    </message>
    <message>
      <source>The map is made. &lt;b&gt;{} %&lt;/b&gt; of the labels were right with whole areas held out, as they lie in clusters.</source>
      <translation>O mapa está pronto. &lt;b&gt;{} %&lt;/b&gt; dos rótulos estavam certos ao reservar áreas inteiras, pois estão agrupados.</translation>
    </message>
    <message>
      <source>The map is made. R² on labels held out: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>O mapa está pronto. R² em rótulos reservados: &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map is made. R² with whole areas held out, as labels lie in clusters: &lt;b&gt;{:.2f}&lt;/b&gt;.</source>
      <translation>O mapa está pronto. R² ao reservar áreas inteiras, pois os rótulos estão agrupados: &lt;b&gt;{:.2f}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>The map of the closed project is ready: “{}”.</source>
      <translation>O mapa do projeto fechado está pronto: “{}”.</translation>
    </message>
    <message>
      <source>The next place where a label would teach most</source>
      <translation>O próximo lugar onde um rótulo mais ensinaria</translation>
    </message>
    <message>
      <source>The number that the next label gets. Change it, then click.</source>
      <translation>O número que o próximo rótulo recebe. Mude-o e clique.</translation>
    </message>
    <message>
      <source>The output “{}” is also an input. Choose another name for the output.</source>
      <translation>A saída “{}” também é uma entrada. Escolha outro nome para a saída.</translation>
    </message>
    <message>
      <source>The output “{}” must end in .tif.</source>
      <translation>A saída “{}” deve terminar em .tif.</translation>
    </message>
    <message>
      <source>The package {} in “{}” can't be loaded: {}. {}</source>
      <translation>O pacote {} em “{}” não pode ser carregado: {}. {}</translation>
    </message>
    <message>
      <source>The packages could not be downloaded: the package index can't be reached. Check the network and the proxy (variable HTTPS_PROXY), or install from a folder of wheels. What was downloaded is kept. The log is {}.</source>
      <translation>Os pacotes não puderam ser baixados: o índice de pacotes está inacessível. Verifique a rede e o proxy (variável HTTPS_PROXY), ou instale de uma pasta de wheels. O que foi baixado foi mantido. O registro é {}.</translation>
    </message>
    <message>
      <source>The place before</source>
      <translation>O lugar anterior</translation>
    </message>
    <message>
      <source>The places are written as a GeoPackage; choose a name that ends in .gpkg.</source>
      <translation>Os lugares são escritos como GeoPackage; escolha um nome que termine em .gpkg.</translation>
    </message>
    <message>
      <source>The points “{}” have no field “{}”; they have: {}.</source>
      <translation>Os pontos “{}” não têm o campo “{}”; têm: {}.</translation>
    </message>
    <message>
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>O projeto ainda não tem camadas raster. Adicione imagens datadas ao projeto ou use “Adicionar arquivos…”.</translation>
    </message>
    <message>
      <source>The quickest there is</source>
      <translation>O mais rápido que houver</translation>
    </message>
    <message>
      <source>The result goes into {}.</source>
      <translation>O resultado vai para {}.</translation>
    </message>
    <message>
      <source>The result is a temporary file: save the project first to keep it.</source>
      <translation>O resultado é um arquivo temporário: salve antes o projeto para mantê-lo.</translation>
    </message>
    <message>
      <source>The results are gone when QGIS is closed.</source>
      <translation>Os resultados somem ao fechar o QGIS.</translation>
    </message>
    <message>
      <source>The results could not be kept ({}). Make room there, then save again.</source>
      <translation>Os resultados não puderam ser mantidos ({}). Libere espaço ali e salve de novo.</translation>
    </message>
    <message>
      <source>The same for {} other images that can't be used</source>
      <translation>O mesmo para outras {} imagens que não podem ser usadas</translation>
    </message>
    <message>
      <source>The task was cancelled.</source>
      <translation>A tarefa foi cancelada.</translation>
    </message>
    <message>
      <source>The valid period ends ({}) before it begins ({}). Choose a later end.</source>
      <translation>O período de validade termina ({}) antes de começar ({}). Escolha um fim posterior.</translation>
    </message>
    <message>
      <source>The whole map, and how good it is</source>
      <translation>O mapa inteiro, e quão bom ele é</translation>
    </message>
    <message>
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>O processo de cálculo não pôde ser iniciado: “{}” ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended three times within a minute, most often because the memory was used up. Close other programs or zoom in. The log panel, tab “{}”, has more.</source>
      <translation>O processo de cálculo terminou três vezes em um minuto, quase sempre por falta de memória. Feche outros programas ou aproxime a vista. Há mais no painel de mensagens, aba “{}”.</translation>
    </message>
    <message>
      <source>The worker ended unexpectedly and was started again.</source>
      <translation>O processo de cálculo terminou inesperadamente e foi iniciado de novo.</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>O processo de cálculo terminou sem resultado (código de saída {}). Suas últimas palavras foram: {}. O resto está no painel de mensagens, aba “{}”.</translation>
    </message>
    <message>
      <source>The worker runs in {}</source>
      <translation>O processo de cálculo corre em {}</translation>
    </message>
    <message>
      <source>The worker was stopped by the system, most often because the memory was used up. Close other programs or choose a smaller area, and run it again: what was finished is kept.</source>
      <translation>O processo de cálculo foi interrompido pelo sistema, quase sempre por falta de memória. Feche outros programas ou escolha uma área menor e execute de novo: o que ficou pronto foi mantido.</translation>
    </message>
    <message>
      <source>This is no raster that QGIS can open: “{}”. Check the path.</source>
      <translation>Isto não é um raster que o QGIS possa abrir: “{}”. Verifique o caminho.</translation>
    </message>
    <message>
      <source>Threshold in percent (empty: automatic)</source>
      <translation>Limiar em % (vazio: automático)</translation>
    </message>
    <message>
      <source>Tick all usable rows</source>
      <translation>Marcar todas as linhas utilizáveis</translation>
    </message>
    <message>
      <source>Tick at least one layer that was found to be usable.</source>
      <translation>Marque pelo menos uma camada que se mostrou utilizável.</translation>
    </message>
    <message>
      <source>Tick some images in step 1 first.</source>
      <translation>Marque primeiro algumas imagens na etapa 1.</translation>
    </message>
    <message>
      <source>To see from what to what the land changed, give both a head and a name for that layer.</source>
      <translation>Para ver de quê para quê a terra mudou, dê uma cabeça e um nome para essa camada.</translation>
    </message>
    <message>
      <source>Too few labels to test: add more places, with other values.</source>
      <translation>Poucos rótulos para testar: adicione lugares com outros valores.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Aprender com rótulos</translation>
    </message>
    <message>
      <source>Training labels</source>
      <translation>Rótulos de treinamento</translation>
    </message>
    <message>
      <source>Trains an encoder on the given layers themselves; no labels are needed.</source>
      <translation>Treina um codificador com as próprias camadas indicadas; não precisa de rótulos.</translation>
    </message>
    <message>
      <source>Trying the packages</source>
      <translation>Testando os pacotes</translation>
    </message>
    <message>
      <source>Turn into a label</source>
      <translation>Em rótulo</translation>
    </message>
    <message>
      <source>Turn into a layer</source>
      <translation>Transformar em camada</translation>
    </message>
    <message>
      <source>Two classes have the same name.</source>
      <translation>Duas classes têm o mesmo nome.</translation>
    </message>
    <message>
      <source>Uncertainty of a quantity</source>
      <translation>Incerteza de uma quantidade</translation>
    </message>
    <message>
      <source>Untick all rows</source>
      <translation>Desmarcar todas as linhas</translation>
    </message>
    <message>
      <source>Use these images</source>
      <translation>Usar estas imagens</translation>
    </message>
    <message>
      <source>Valid observations</source>
      <translation>Observações válidas</translation>
    </message>
    <message>
      <source>Valid period</source>
      <translation>Período de validade</translation>
    </message>
    <message>
      <source>Valid period: first day</source>
      <translation>Período de validade: primeiro dia</translation>
    </message>
    <message>
      <source>Valid period: first day after it</source>
      <translation>Período de validade: primeiro dia depois</translation>
    </message>
    <message>
      <source>Value of the next label</source>
      <translation>Valor do próximo rótulo</translation>
    </message>
    <message>
      <source>Wanted error of the accuracy</source>
      <translation>Erro desejado da acurácia</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Água</translation>
    </message>
    <message>
      <source>What computes, and how much memory it has free now.</source>
      <translation>O que calcula, e quanta memória tem livre agora.</translation>
    </message>
    <message>
      <source>What is this image?</source>
      <translation>O que é esta imagem?</translation>
    </message>
    <message>
      <source>What is this…</source>
      <translation>O que é isto…</translation>
    </message>
    <message>
      <source>Where not to trust it</source>
      <translation>Onde não confiar</translation>
    </message>
    <message>
      <source>Where to label next: {} places in view.</source>
      <translation>Onde rotular a seguir: {} lugares na vista.</translation>
    </message>
    <message>
      <source>Whether labels lie in clusters</source>
      <translation>Se os rótulos estão agrupados</translation>
    </message>
    <message>
      <source>Which band of the file is which?</source>
      <translation>Qual banda do arquivo é qual?</translation>
    </message>
    <message>
      <source>Which dated images go in</source>
      <translation>Quais imagens datadas entram</translation>
    </message>
    <message>
      <source>Windows can't hand over so many files one by one. Choose their folder instead.</source>
      <translation>O Windows não consegue passar tantos arquivos um a um. Escolha a pasta deles.</translation>
    </message>
    <message>
      <source>Windows refused a path of more than 260 letters. Have its setting “Enable Win32 long paths” turned on, then try again. The log is {}.</source>
      <translation>O Windows recusou um caminho com mais de 260 letras. Peça para ativar a opção “Habilitar caminhos longos do Win32” e tente de novo. O registro está em {}.</translation>
    </message>
    <message>
      <source>With the encoder {}.</source>
      <translation>Com o codificador {}.</translation>
    </message>
    <message>
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Sem rede: uma pasta de wheels, preenchida em uma máquina com o mesmo sistema e a mesma versão do Python com&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d PASTA&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker &amp;environment…</source>
      <translation>&amp;Ambiente do processo de cálculo…</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Ambiente de cálculo…</translation>
    </message>
    <message>
      <source>YYYY year, YY its last two digits, MM month, DD day, DDD day of the year.</source>
      <translation>YYYY ano, YY seus dois últimos dígitos, MM mês, DD dia, DDD dia do ano.</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Ano</translation>
    </message>
    <message>
      <source>Year of the break</source>
      <translation>Ano da ruptura</translation>
    </message>
    <message>
      <source>a quantity</source>
      <translation>uma quantidade</translation>
    </message>
    <message>
      <source>a temporary file</source>
      <translation>um arquivo temporário</translation>
    </message>
    <message>
      <source>about {:.0f} minutes</source>
      <translation>cerca de {:.0f} minutos</translation>
    </message>
    <message>
      <source>about {:.1f} hours</source>
      <translation>cerca de {:.1f} horas</translation>
    </message>
    <message>
      <source>accuracy,confusion matrix,error matrix,Olofsson,Stehman,hectares,user's,producer's</source>
      <translation>acurácia,matriz de confusão,matriz de erro,Olofsson,Stehman,hectares,acurácia do usuário,acurácia do produtor</translation>
    </message>
    <message>
      <source>active learning,labels,uncertainty,sampling,training</source>
      <translation>aprendizado ativo,rótulos,incerteza,amostragem,treinamento</translation>
    </message>
    <message>
      <source>alphaearth,tessera,google,satellite embedding,download,source cooperative,cog</source>
      <translation>alphaearth,tessera,google,satellite embedding,baixar,source cooperative,cog</translation>
    </message>
    <message>
      <source>another sensor</source>
      <translation>outro sensor</translation>
    </message>
    <message>
      <source>as the scene</source>
      <translation>como a cena</translation>
    </message>
    <message>
      <source>as unchanged land</source>
      <translation>como a terra sem mudança</translation>
    </message>
    <message>
      <source>change detection,difference,trend,break,deforestation,time series,from-to</source>
      <translation>detecção de mudanças,diferença,tendência,ruptura,desmatamento,série temporal,de-para</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>escolher…</translation>
    </message>
    <message>
      <source>classes</source>
      <translation>classes</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>classificar,supervisionado,floresta aleatória,knn,regressão,aprender,aprendizado de máquina,acurácia</translation>
    </message>
    <message>
      <source>done</source>
      <translation>pronto</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>codificar,atributo,série temporal,sentinel,landsat,alphaearth,modelo fundacional,satélite</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>falhou</translation>
    </message>
    <message>
      <source>finding out how quick this computer is…</source>
      <translation>medindo a velocidade deste computador…</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>ajuste fino,adaptar,treinar,codificador,checkpoint,autossupervisionado</translation>
    </message>
    <message>
      <source>images changed</source>
      <translation>imagens alteradas</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,não supervisionado,segmentar,agrupar,classes</translation>
    </message>
    <message>
      <source>labels changed</source>
      <translation>rótulos alterados</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>deixada de fora</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>menos de um minuto</translation>
    </message>
    <message>
      <source>like no class</source>
      <translation>como nenhuma classe</translation>
    </message>
    <message>
      <source>like the labels</source>
      <translation>como os rótulos</translation>
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
      <translation>criar um novo</translation>
    </message>
    <message>
      <source>more classes possible</source>
      <translation>mais classes possíveis</translation>
    </message>
    <message>
      <source>never seen clearly</source>
      <translation>nunca visto sem nuvens</translation>
    </message>
    <message>
      <source>no image: leave it out</source>
      <translation>não é uma imagem: deixar de fora</translation>
    </message>
    <message>
      <source>no mask</source>
      <translation>sem máscara</translation>
    </message>
    <message>
      <source>no such date</source>
      <translation>não há tal data</translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>ainda nenhum</translation>
    </message>
    <message>
      <source>not in the file</source>
      <translation>não está no arquivo</translation>
    </message>
    <message>
      <source>not labelled yet</source>
      <translation>ainda sem rótulo</translation>
    </message>
    <message>
      <source>not yet</source>
      <translation>ainda não</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nada</translation>
    </message>
    <message>
      <source>nothing clear</source>
      <translation>nada limpo</translation>
    </message>
    <message>
      <source>nothing: learnt from these images alone</source>
      <translation>nada: aprendido só destas imagens</translation>
    </message>
    <message>
      <source>other embedding</source>
      <translation>outro embedding</translation>
    </message>
    <message>
      <source>out of date</source>
      <translation>desatualizado</translation>
    </message>
    <message>
      <source>pca,rgb,visualise,principal components,preview</source>
      <translation>pca,rgb,visualizar,componentes principais,prévia</translation>
    </message>
    <message>
      <source>predict,classify,class map,land cover,classification,inference</source>
      <translation>prever,classificar,mapa de classes,cobertura da terra,classificação,inferência</translation>
    </message>
    <message>
      <source>python of an environment that has the packages</source>
      <translation>python de um ambiente que tem os pacotes</translation>
    </message>
    <message>
      <source>rarer than that</source>
      <translation>mais raro que isso</translation>
    </message>
    <message>
      <source>rarer, up to one in {}</source>
      <translation>mais raro, até um em {}</translation>
    </message>
    <message>
      <source>reflectance</source>
      <translation>reflectância</translation>
    </message>
    <message>
      <source>running</source>
      <translation>em execução</translation>
    </message>
    <message>
      <source>similarity,search,cosine,look-alike,find,nearest,target detection</source>
      <translation>semelhança,busca,cosseno,lugares parecidos,encontrar,mais próximo,detecção de alvos</translation>
    </message>
    <message>
      <source>stack,merge,fuse,concatenate,alphaearth,tessera</source>
      <translation>empilhar,juntar,fundir,concatenar,alphaearth,tessera</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>parado</translation>
    </message>
    <message>
      <source>stratified,random,reference,validation,accuracy,Olofsson,AcATaMa,points</source>
      <translation>estratificada,aleatória,referência,validação,acurácia,Olofsson,AcATaMa,pontos</translation>
    </message>
    <message>
      <source>sure of one class</source>
      <translation>certo de uma classe</translation>
    </message>
    <message>
      <source>temporary</source>
      <translation>temporário</translation>
    </message>
    <message>
      <source>the best {} % of the scene</source>
      <translation>os melhores {} % da cena</translation>
    </message>
    <message>
      <source>the clearest {} of {} dates</source>
      <translation>as {} datas mais limpas de {}</translation>
    </message>
    <message>
      <source>three classes possible</source>
      <translation>três classes possíveis</translation>
    </message>
    <message>
      <source>too few to test</source>
      <translation>poucos demais para testar</translation>
    </message>
    <message>
      <source>two classes possible</source>
      <translation>duas classes possíveis</translation>
    </message>
    <message>
      <source>unlike the labels: do not trust</source>
      <translation>diferente dos rótulos: não confiar</translation>
    </message>
    <message>
      <source>very unlike the labels</source>
      <translation>muito diferente dos rótulos</translation>
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
      <translation>{} % da área não tem nenhuma imagem. As imagens são de vários lugares? Então faça um embedding de cada um.</translation>
    </message>
    <message>
      <source>{} % right</source>
      <translation>{} % certos</translation>
    </message>
    <message>
      <source>{} % right near labels</source>
      <translation>{} % certos perto de rótulos</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (vem com o complemento)</translation>
    </message>
    <message>
      <source>{} ({:.0f} %)</source>
      <translation>{} ({:.0f} %)</translation>
    </message>
    <message>
      <source>{} ({} while it runs)</source>
      <translation>{} ({} durante a execução)</translation>
    </message>
    <message>
      <source>{} are free in {}, and {} are needed. Make room, then try again.</source>
      <translation>{} estão livres em {}, e são necessários {}. Libere espaço e tente de novo.</translation>
    </message>
    <message>
      <source>{} bands: {} … {}</source>
      <translation>{} bandas: {} … {}</translation>
    </message>
    <message>
      <source>{} h {} min left</source>
      <translation>faltam {} h {} min</translation>
    </message>
    <message>
      <source>{} images</source>
      <translation>{} imagens</translation>
    </message>
    <message>
      <source>{} is not there any more: put it back to go on.</source>
      <translation>{} não está mais lá: coloque-o de volta para continuar.</translation>
    </message>
    <message>
      <source>{} megapixels</source>
      <translation>{} megapixels</translation>
    </message>
    <message>
      <source>{} min left</source>
      <translation>faltam {} min</translation>
    </message>
    <message>
      <source>{} minutes, {} steps</source>
      <translation>{} minutos, {} passos</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} de cerca de {}</translation>
    </message>
    <message>
      <source>{} of {} images, {} to {}</source>
      <translation>{} de {} imagens, {} a {}</translation>
    </message>
    <message>
      <source>{} pixels</source>
      <translation>{} pixels</translation>
    </message>
    <message>
      <source>{} polygons are a layer now. It is temporary: export it to keep it.</source>
      <translation>{} polígonos agora são uma camada. Ela é temporária: exporte-a para guardá-la.</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>faltam {} s</translation>
    </message>
    <message>
      <source>{} was changed since then, so it can only begin anew: what was finished is removed.</source>
      <translation>{} foi alterado desde então, portanto só pode começar de novo: o que estava pronto é removido.</translation>
    </message>
    <message>
      <source>{} × {} pixels, {} bands. Go on with labels, with Cluster if there are none, or make another one.</source>
      <translation>{} × {} pixels, {} bandas. Continue com os rótulos, sem eles com Agrupar, ou crie outro.</translation>
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
      <translation>“{}” não pode ser removido: {}. Há uma execução em andamento? Espere, cancele-a ou reinicie o QGIS.</translation>
    </message>
    <message>
      <source>“{}” can't be taken from “{}”: QGIS can't open it, or it is empty. Check the path.</source>
      <translation>“{}” não pode ser obtido de “{}”: o QGIS não consegue abri-lo ou está vazio. Verifique o caminho.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>Não é possível escrever em “{}”: {}</translation>
    </message>
    <message>
      <source>“{}” can't be “{}”. Give one of these words: {}.</source>
      <translation>“{}” não pode ser “{}”. Indique uma destas palavras: {}.</translation>
    </message>
    <message>
      <source>“{}” could not be started.</source>
      <translation>“{}” não pôde ser iniciado.</translation>
    </message>
    <message>
      <source>“{}” does not run as a Python interpreter. {}</source>
      <translation>“{}” não funciona como interpretador Python. {}</translation>
    </message>
    <message>
      <source>“{}” does not say what the encoder was trained on ({}).</source>
      <translation>“{}” não diz com que o codificador foi treinado ({}).</translation>
    </message>
    <message>
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>“{}” tem {} {}; o processo de cálculo precisa de {}{}. {}</translation>
    </message>
    <message>
      <source>“{}” holds an image for each band and date: drag it onto QGIS' map to see one band. It is used as a whole without that.</source>
      <translation>“{}” contém uma imagem por banda e data: arraste-o para o mapa do QGIS para ver uma banda. É usado por inteiro mesmo sem isso.</translation>
    </message>
    <message>
      <source>“{}” is Python {}.{}; the worker needs {}.{} or newer. {}</source>
      <translation>“{}” é Python {}.{}; o processo de cálculo precisa de {}.{} ou mais recente. {}</translation>
    </message>
    <message>
      <source>“{}” is a {}, not an embedding. Choose the layer with the 64 bands (A00 to A63) that “Make an embedding” wrote.</source>
      <translation>“{}” é {}, não um embedding. Escolha a camada de 64 bandas (A00 a A63) que “Criar um embedding” escreveu.</translation>
    </message>
    <message>
      <source>“{}” is no class map ({} bands, {}). Choose a layer with one band whose whole numbers are classes, such as “Make a map” writes.</source>
      <translation>“{}” não é um mapa de classes ({} bandas, {}). Escolha uma camada de uma banda cujos números inteiros são classes, como a que “Criar um mapa” escreve.</translation>
    </message>
    <message>
      <source>“{}” is no single image that QGIS can open: add one of its files.</source>
      <translation>“{}” não é uma imagem única que o QGIS possa abrir: adicione um de seus arquivos.</translation>
    </message>
    <message>
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>“{}” está aberto no projeto como a camada “{}”. Remova primeiro essa camada ou escolha outro nome para a saída.</translation>
    </message>
    <message>
      <source>“{}” is there already. Replace it?</source>
      <translation>“{}” já existe. Substituir?</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>Faltam a “{}” estes pacotes: {}. {}</translation>
    </message>
  </context>
</TS>
