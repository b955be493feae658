use GuzzleHttp\Psr7\Utils;

$instance->v3->billdownload->file->getAsync(['sink' => Utils::tryFopen('/tmp/bill.csv', 'wb'), 'query' => ['token' => 'xx']])->wait();
