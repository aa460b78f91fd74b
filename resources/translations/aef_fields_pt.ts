<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
  <context>
    <name>AefFields</name>
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
      <source>&amp;Area</source>
      <translation>Áre&amp;a</translation>
    </message>
    <message>
      <source>&amp;Cancel run</source>
      <translation>Ca&amp;ncelar a execução</translation>
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
      <translation>&amp;Imagens: as imagens datadas que entram</translation>
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
      <translation>Paco&amp;tes de</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Remover</translation>
    </message>
    <message>
      <source>&amp;Repair the environment</source>
      <translation>&amp;Reparar o ambiente</translation>
    </message>
    <message>
      <source>&amp;Run in background</source>
      <translation>&amp;Executar em segundo plano</translation>
    </message>
    <message>
      <source>&amp;Use this</source>
      <translation>&amp;Usar este</translation>
    </message>
    <message>
      <source>&lt;b&gt;Make an embedding&lt;/b&gt;&lt;br&gt;Sum up a year of dated layers in 64 numbers a pixel.</source>
      <translation>&lt;b&gt;Criar um embedding&lt;/b&gt;&lt;br&gt;Resume um ano de camadas datadas em 64 números por pixel.</translation>
    </message>
    <message>
      <source>&lt;b&gt;No Python 3.10 to 3.13 with the module venv was found.&lt;/b&gt; Install one from python.org (on Debian and Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;), then try again.</source>
      <translation>&lt;b&gt;Não foi encontrado nenhum Python 3.10 a 3.13 com o módulo venv.&lt;/b&gt; Instale um de python.org (no Debian e no Ubuntu: &lt;code&gt;apt install python3-venv&lt;/code&gt;) e tente de novo.</translation>
    </message>
    <message>
      <source>&lt;b&gt;The worker is ready.&lt;/b&gt; It runs in {}</source>
      <translation>&lt;b&gt;O processo de cálculo está pronto.&lt;/b&gt; Ele roda em {}</translation>
    </message>
    <message>
      <source>&lt;h3&gt;One thing is missing before the first run&lt;/h3&gt;</source>
      <translation>&lt;h3&gt;Falta uma coisa antes da primeira execução&lt;/h3&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Dated layers&lt;/b&gt;: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or others). A file may hold all bands of a date, one band, or many dates. Date and source are taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's tags, or its name (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifest&lt;/b&gt;: instead of layers, a JSON file that lists the frames, which may also be the folders that products are delivered in (.SAFE); it wins over the layers.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Camadas datadas&lt;/b&gt;: rasters de datas diferentes (Sentinel-2, Sentinel-1, Landsat ou outros). Um arquivo pode conter todas as bandas de uma data, uma só banda ou muitas datas. Data e fonte vêm do que você indica na janela da barra de ferramentas, do intervalo temporal da camada, dos metadados do arquivo ou do seu nome (“S2_20180407.tif”).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manifesto&lt;/b&gt;: em vez de camadas, um arquivo JSON que enumera as imagens, que também podem ser as pastas em que os produtos são entregues (.SAFE); ele prevalece sobre as camadas.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Minutes&lt;/b&gt;: how long to practise. Longer is better up to a point; 4 minutes suit a scene of a few square kilometres on a laptop.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Start from&lt;/b&gt;: a checkpoint to go on from. Empty: the bundled one if there is one, else from nothing.&lt;/p&gt;&lt;p&gt;The result is a checkpoint, a file for &lt;i&gt;Make an embedding&lt;/i&gt;. Embeddings of different checkpoints can't be compared with each other.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Minutos&lt;/b&gt;: por quanto tempo praticar. Mais é melhor até certo ponto; 4 minutos bastam para uma cena de alguns quilômetros quadrados em um notebook.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Partir de&lt;/b&gt;: um checkpoint a partir do qual continuar. Vazio: o incluído, se houver; senão, do zero.&lt;/p&gt;&lt;p&gt;O resultado é um checkpoint, um arquivo para &lt;i&gt;Criar um embedding&lt;/i&gt;. Embeddings de checkpoints diferentes não podem ser comparados entre si.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;&lt;b&gt;Valid period&lt;/b&gt;: the time that the embedding should describe; start is its first day, end the first day after it. Empty: the last 365 days of the frames.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: the encoder. Empty: the one that comes with the plugin. Or a file that &lt;i&gt;Adapt the encoder&lt;/i&gt; made.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number format&lt;/b&gt;: int8 takes a quarter of the space, and all tools here know it; float32 is for other programs.&lt;/p&gt;&lt;p&gt;Cancelling keeps the finished tiles: running the same again goes on from there.&lt;/p&gt;</source>
      <translation>&lt;p&gt;&lt;b&gt;Período de validade&lt;/b&gt;: o tempo que o embedding deve descrever; o início é seu primeiro dia, o fim é o primeiro dia depois. Vazio: os últimos 365 dias das imagens.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Checkpoint&lt;/b&gt;: o codificador. Vazio: o que vem com o complemento. Ou um arquivo criado por &lt;i&gt;Adaptar o codificador&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Formato numérico&lt;/b&gt;: int8 ocupa um quarto do espaço e todas as ferramentas daqui o conhecem; float32 é para outros programas.&lt;/p&gt;&lt;p&gt;Ao cancelar, os blocos prontos são mantidos: a mesma execução continua dali.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;A screen has three colours and an embedding 64 dimensions. This finds the three directions in which the pixels of this embedding differ most and shows them as red, green and blue. Pixels of like colour behave alike; the colours themselves have no meaning, and differ from one embedding to the next.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Make an embedding&lt;/i&gt; writes such a picture by itself; use this for embeddings that came from elsewhere.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Uma tela tem três cores e um embedding 64 dimensões. Esta ferramenta encontra as três direções em que os pixels deste embedding mais diferem e as mostra como vermelho, verde e azul. Pixels de cor parecida se comportam de forma parecida; as cores em si não têm significado e mudam de um embedding para outro.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Criar um embedding&lt;/i&gt; já escreve uma imagem assim; use esta ferramenta para embeddings de outra origem.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Applies what &lt;i&gt;Train on labels&lt;/i&gt; learnt to every pixel of an embedding. The map has the names and colours of your classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: the .aefhead file that &lt;i&gt;Train on labels&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the one that the head was trained on, or another place or year made by the same encoder; an embedding of another encoder is refused.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confidence&lt;/b&gt;: 0 to 100 for each pixel, how clearly the class stood out. It is not an accuracy: that stands in the report of &lt;i&gt;Train on labels&lt;/i&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aplica a cada pixel de um embedding o que &lt;i&gt;Aprender com rótulos&lt;/i&gt; aprendeu. O mapa tem os nomes e as cores das suas classes.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Cabeça&lt;/b&gt;: o arquivo .aefhead que &lt;i&gt;Aprender com rótulos&lt;/i&gt; escreveu.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: aquele com que a cabeça aprendeu, ou outro lugar ou ano do mesmo codificador; um embedding de outro codificador é recusado.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Confiança&lt;/b&gt;: de 0 a 100 por pixel, quão claramente a classe se destacou. Não é uma acurácia: essa está no relatório de &lt;i&gt;Aprender com rótulos&lt;/i&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Learns from places that you know what the rest of the embedding looks like. A few polygons per class are enough (5 to 10 are good). The result is a &lt;i&gt;head&lt;/i&gt;, a small file for &lt;i&gt;Apply&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Labels&lt;/b&gt;: polygons or points in any coordinate system. If the layer is styled by categories of the label field, names and colours of the classes come from its legend.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Task&lt;/b&gt;: classify for names or codes, regress for numbers such as biomass.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Method&lt;/b&gt;: auto tries and takes the best. knn is good with very few labels, linear with few, forest with many.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kept together&lt;/b&gt;: an attribute such as the farm or the survey plot. Polygons with the same value are held out together, so that neighbours don't make the accuracy look better than it is.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Report&lt;/b&gt;: a page with the accuracy and the confusion matrix. The accuracy is measured on whole polygons that were held out, never on pixels of polygons that were learnt.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Aprende com lugares que você conhece como é o resto do embedding. Bastam poucos polígonos por classe (de 5 a 10 está bom). O resultado é uma &lt;i&gt;cabeça&lt;/i&gt;, um pequeno arquivo para &lt;i&gt;Criar um mapa&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rótulos&lt;/b&gt;: polígonos ou pontos em qualquer sistema de coordenadas. Se a camada está representada por categorias do campo de rótulos, nomes e cores das classes vêm da sua legenda.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Tarefa&lt;/b&gt;: classify para nomes ou códigos, regress para quantidades como a biomassa.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Método&lt;/b&gt;: auto experimenta e fica com o melhor. knn é bom com pouquíssimos rótulos, linear com poucos, forest com muitos.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Manter juntos&lt;/b&gt;: um atributo como a fazenda ou a parcela. Polígonos com o mesmo valor são reservados juntos, para que vizinhos não façam a acurácia parecer melhor do que é.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Relatório&lt;/b&gt;: uma página com a acurácia e a matriz de confusão. A acurácia é medida em polígonos inteiros reservados, nunca em pixels de polígonos aprendidos.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Lets the encoder practise on your own layers before you make an embedding of them: it learns to predict dates that are hidden from it. A few minutes are enough for a small scene. Use it where the bundled encoder does not know your region or sensor.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Faz o codificador praticar com as suas próprias camadas antes de você criar um embedding delas: ele aprende a prever datas que lhe são escondidas. Alguns minutos bastam para uma cena pequena. Use onde o codificador incluído não conhece sua região ou seu sensor.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew there, when it was green, wet, bare or cut. Places that behaved alike get similar numbers, so few labels are enough to make a map from them.&lt;/p&gt;&lt;p&gt;The result is a raster with 64 bands and a picture of it. Go on with &lt;i&gt;Cluster&lt;/i&gt; to see what there is, or with &lt;i&gt;Train&lt;/i&gt; and &lt;i&gt;Apply&lt;/i&gt; to map your own classes.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Lê todas as datas de um lugar e resume o ano de cada pixel em 64 números: o que cresceu ali, quando estava verde, úmido, nu ou ceifado. Lugares que se comportaram igual recebem números parecidos, por isso poucos rótulos bastam para fazer um mapa.&lt;/p&gt;&lt;p&gt;O resultado é um raster de 64 bandas e uma imagem dele. Continue com &lt;i&gt;Agrupar&lt;/i&gt; para ver o que há, ou com &lt;i&gt;Aprender com rótulos&lt;/i&gt; e &lt;i&gt;Criar um mapa&lt;/i&gt; para mapear suas próprias classes.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>&lt;p&gt;Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and shows quickly what an embedding can tell apart: crops, forest types, water, built land. The groups have numbers, not names; what they are is for you to say.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: the raster with 64 bands that &lt;i&gt;Make an embedding&lt;/i&gt; wrote.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Number of clusters&lt;/b&gt;: empty chooses a number that suits the data. Take more than the classes you expect (twice as many) and join them afterwards.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Separa todos os pixels de um embedding em grupos que se comportam igual. Não precisa de rótulos e mostra logo o que um embedding consegue distinguir: culturas, tipos de floresta, água, área construída. Os grupos têm números, não nomes; o que são, quem diz é você.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Embedding&lt;/b&gt;: o raster de 64 bandas que &lt;i&gt;Criar um embedding&lt;/i&gt; escreveu.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Número de grupos&lt;/b&gt;: vazio escolhe um número adequado aos dados. Tome mais do que as classes que espera (o dobro) e junte-as depois.&lt;/p&gt;</translation>
    </message>
    <message>
      <source>A&amp;dapt it to these frames first, for</source>
      <translation>A&amp;daptá-lo primeiro a estas imagens, por</translation>
    </message>
    <message>
      <source>AEF Fields computes in a Python environment of its own, which is not there yet. {}</source>
      <translation>O AEF Fields calcula em um ambiente Python próprio, que ainda não existe. {}</translation>
    </message>
    <message>
      <source>AEF Fields: worker environment</source>
      <translation>AEF Fields: ambiente de cálculo</translation>
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
      <source>Adapting the encoder</source>
      <translation>Adaptando o codificador</translation>
    </message>
    <message>
      <source>Add a folder of frames</source>
      <translation>Adicionar uma pasta de imagens</translation>
    </message>
    <message>
      <source>Add f&amp;iles…</source>
      <translation>Adicionar arqui&amp;vos…</translation>
    </message>
    <message>
      <source>Add fo&amp;lder…</source>
      <translation>Adicionar &amp;pasta…</translation>
    </message>
    <message>
      <source>Add frames</source>
      <translation>Adicionar imagens</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Todas</translation>
    </message>
    <message>
      <source>Applies a trained head to an embedding: a map, and how sure it is of each pixel.</source>
      <translation>Aplica uma cabeça treinada a um embedding: um mapa, e quão certo é cada pixel.</translation>
    </message>
    <message>
      <source>Area (empty: all)</source>
      <translation>Área (vazio: tudo)</translation>
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
      <source>Choose at least one dated layer, or give a manifest.</source>
      <translation>Escolha pelo menos uma camada datada ou indique um manifesto.</translation>
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
      <source>Confidence</source>
      <translation>Confiança</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Data</translation>
    </message>
    <message>
      <source>Dated layers</source>
      <translation>Camadas datadas</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Double-click or press F2 to correct it. Saved with the layer.</source>
      <translation>Clique duas vezes ou pressione F2 para corrigir. Fica salvo com a camada.</translation>
    </message>
    <message>
      <source>Each mark is a frame; the shaded span is what the embedding describes.</source>
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
      <source>Embedding {}</source>
      <translation>Embedding {}</translation>
    </message>
    <message>
      <source>Encodes dated satellite layers into one 64-dimensional vector per pixel.</source>
      <translation>Converte camadas de satélite datadas em um vetor unitário de 64 dimensões por pixel.</translation>
    </message>
    <message>
      <source>Encodes {} frames; you can go on working meanwhile.</source>
      <translation>Codifica {} imagens; você pode continuar trabalhando enquanto isso.</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Codificando</translation>
    </message>
    <message>
      <source>Everything that the frames cover</source>
      <translation>Tudo o que as imagens cobrem</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Evidência</translation>
    </message>
    <message>
      <source>Found in the file</source>
      <translation>Encontrado no arquivo</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
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
      <source>Installing packages</source>
      <translation>Instalando pacotes</translation>
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
      <source>Labels</source>
      <translation>Rótulos</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Camada</translation>
    </message>
    <message>
      <source>Learns classes or quantities from labelled polygons or points, and tests itself.</source>
      <translation>Aprende classes ou quantidades com polígonos ou pontos rotulados e testa a si mesmo.</translation>
    </message>
    <message>
      <source>Leave it empty for everything, or take the canvas or a layer's extent.</source>
      <translation>Deixe vazio para tudo, ou use a extensão da tela ou de uma camada.</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Registro</translation>
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
      <translation>Placa de vídeo NVIDIA (baixa 2,5 GB, ocupa 6,5 GB)</translation>
    </message>
    <message>
      <source>No frame is ticked.</source>
      <translation>Nenhuma imagem está marcada.</translation>
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
      <source>None yet: it learns from these frames</source>
      <translation>Ainda nenhum: ele aprende com estas imagens</translation>
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
      <source>Open Raster › AEF Fields › Worker environment… to make or choose one.</source>
      <translation>Abra Raster › AEF Fields › Ambiente de cálculo… para criar ou escolher um.</translation>
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
      <source>Processor only (downloads 0.3 GB, takes 1.6 GB)</source>
      <translation>Só processador (baixa 0,3 GB, ocupa 1,6 GB)</translation>
    </message>
    <message>
      <source>PyPI, over the network</source>
      <translation>PyPI, pela rede</translation>
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
      <source>Report</source>
      <translation>Relatório</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Configurações</translation>
    </message>
    <message>
      <source>Shows the three main directions of an embedding as red, green and blue.</source>
      <translation>Mostra as três direções principais de um embedding como vermelho, verde e azul.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Fonte</translation>
    </message>
    <message>
      <source>Start from (empty: the bundled encoder)</source>
      <translation>Partir de (vazio: o codificador incluído)</translation>
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
      <source>Task</source>
      <translation>Tarefa</translation>
    </message>
    <message>
      <source>Temporary file, gone when QGIS is closed</source>
      <translation>Arquivo temporário, some ao fechar o QGIS</translation>
    </message>
    <message>
      <source>The Python chosen for the worker does not exist: “{}”. {}</source>
      <translation>O Python escolhido para o processo de cálculo não existe: “{}”. {}</translation>
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
      <source>The embedding describes the days from the first date to before the second.</source>
      <translation>O embedding descreve os dias da primeira data até antes da segunda.</translation>
    </message>
    <message>
      <source>The embedding of the project that was closed is ready: {}</source>
      <translation>O embedding do projeto que foi fechado está pronto: {}</translation>
    </message>
    <message>
      <source>The embedding “{}” is ready; it took {}:{:02d} min. Go on with Cluster or Train.</source>
      <translation>O embedding “{}” está pronto; levou {}:{:02d} min. Continue com Agrupar ou Aprender.</translation>
    </message>
    <message>
      <source>The encoder practises on your frames before it encodes them. Worth it where the region or the sensors are new to it. Embeddings made with differently adapted encoders can't be compared with each other.</source>
      <translation>O codificador pratica com as suas imagens antes de codificá-las. Vale a pena onde a região ou os sensores são novos para ele. Embeddings de codificadores adaptados de modos diferentes não podem ser comparados entre si.</translation>
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
      <source>The folder “{}” lacks a package: {}. Fill it on a machine with the same system and Python version with “python -m pip download -r {} -d FOLDER”.</source>
      <translation>Falta um pacote na pasta “{}”: {}. Preencha-a em uma máquina com o mesmo sistema e a mesma versão do Python com “python -m pip download -r {} -d PASTA”.</translation>
    </message>
    <message>
      <source>The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote.</source>
      <translation>A cabeça “{}” não existe. Escolha o arquivo .aefhead que “Aprender com rótulos” escreveu.</translation>
    </message>
    <message>
      <source>The label layer “{}” has no coordinate reference system. Set it in the layer's properties, then run again.</source>
      <translation>A camada de rótulos “{}” não tem sistema de referência de coordenadas. Defina-o nas propriedades da camada e execute de novo.</translation>
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
      <source>The last &amp;365 days of the frames</source>
      <translation>Os últimos &amp;365 dias das imagens</translation>
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
      <source>The manifest has no usable frame.</source>
      <translation>O manifesto não tem nenhuma imagem utilizável.</translation>
    </message>
    <message>
      <source>The manifest “{}” does not exist. Check the path.</source>
      <translation>O manifesto “{}” não existe. Verifique o caminho.</translation>
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
      <source>The project has no raster layers yet. Add dated images to the project, or take them with “Add files…”.</source>
      <translation>O projeto ainda não tem camadas raster. Adicione imagens datadas ao projeto ou use “Adicionar arquivos…”.</translation>
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
      <source>The worker could not be started: “{}” ({}). {}</source>
      <translation>O processo de cálculo não pôde ser iniciado: “{}” ({}). {}</translation>
    </message>
    <message>
      <source>The worker ended without a result (exit code {}). Its last words were: {}. The log panel, tab “{}”, has the rest.</source>
      <translation>O processo de cálculo terminou sem resultado (código de saída {}). Suas últimas palavras foram: {}. O resto está no painel de mensagens, aba “{}”.</translation>
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
      <source>Tick all usable rows</source>
      <translation>Marcar todas as linhas utilizáveis</translation>
    </message>
    <message>
      <source>Tick at least one layer that was found to be usable.</source>
      <translation>Marque pelo menos uma camada que se mostrou utilizável.</translation>
    </message>
    <message>
      <source>Train on labels</source>
      <translation>Aprender com rótulos</translation>
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
      <source>Untick all rows</source>
      <translation>Desmarcar todas as linhas</translation>
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
      <source>Without a network: a folder of wheels, filled on a machine with the same system and Python version with&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d FOLDER&lt;/code&gt;</source>
      <translation>Sem rede: uma pasta de wheels, preenchida em uma máquina com o mesmo sistema e a mesma versão do Python com&lt;br&gt;&lt;code&gt;python -m pip download -r {} -d PASTA&lt;/code&gt;</translation>
    </message>
    <message>
      <source>Worker environment…</source>
      <translation>Ambiente de cálculo…</translation>
    </message>
    <message>
      <source>choose…</source>
      <translation>escolher…</translation>
    </message>
    <message>
      <source>classify,supervised,random forest,knn,regression,learn,machine learning,accuracy</source>
      <translation>classificar,supervisionado,floresta aleatória,knn,regressão,aprender,aprendizado de máquina,acurácia</translation>
    </message>
    <message>
      <source>encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite</source>
      <translation>codificar,atributo,série temporal,sentinel,landsat,alphaearth,modelo fundacional,satélite</translation>
    </message>
    <message>
      <source>fine-tune,adapt,train,encoder,checkpoint,self-supervised</source>
      <translation>ajuste fino,adaptar,treinar,codificador,checkpoint,autossupervisionado</translation>
    </message>
    <message>
      <source>k-means,unsupervised,segment,group,classes</source>
      <translation>k-means,não supervisionado,segmentar,agrupar,classes</translation>
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
      <source>{:.1f} GB</source>
      <translation>{:.1f} GB</translation>
    </message>
    <message>
      <source>{} (comes with the plugin)</source>
      <translation>{} (vem com o complemento)</translation>
    </message>
    <message>
      <source>{} (picture)</source>
      <translation>{} (imagem)</translation>
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
      <source>{} min left</source>
      <translation>faltam {} min</translation>
    </message>
    <message>
      <source>{} of about {}</source>
      <translation>{} de cerca de {}</translation>
    </message>
    <message>
      <source>{} of {} frames, {} to {}</source>
      <translation>{} de {} imagens, {} a {}</translation>
    </message>
    <message>
      <source>{} s left</source>
      <translation>faltam {} s</translation>
    </message>
    <message>
      <source>{}…</source>
      <translation>{}…</translation>
    </message>
    <message>
      <source>“{}” can't be removed: {}. Is a run going on? Wait for it, or cancel it.</source>
      <translation>“{}” não pode ser removido: {}. Há uma execução em andamento? Espere ou cancele-a.</translation>
    </message>
    <message>
      <source>“{}” can't be written: {}</source>
      <translation>Não é possível escrever em “{}”: {}</translation>
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
      <source>“{}” has {} {}; the worker needs {}{}. {}</source>
      <translation>“{}” tem {} {}; o processo de cálculo precisa de {}{}. {}</translation>
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
      <source>“{}” is open in the project as the layer “{}”. Remove that layer first, or choose another name for the output.</source>
      <translation>“{}” está aberto no projeto como a camada “{}”. Remova primeiro essa camada ou escolha outro nome para a saída.</translation>
    </message>
    <message>
      <source>“{}” lacks these packages: {}. {}</source>
      <translation>Faltam a “{}” estes pacotes: {}. {}</translation>
    </message>
  </context>
</TS>
