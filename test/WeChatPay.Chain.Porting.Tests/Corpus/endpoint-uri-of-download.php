use GuzzleHttp\Psr7\Uri;
use GuzzleHttp\Psr7\Query;

$uri = new Uri('https://api.mch.weixin.qq.com/v3/billdownload/file?token=a%2Bb');
$response = $instance->v3->billdownload->file->get(['query' => Query::parse($uri->getQuery())]);
echo $uri->getPath(), PHP_EOL;
