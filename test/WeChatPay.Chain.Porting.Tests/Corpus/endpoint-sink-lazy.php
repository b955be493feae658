use GuzzleHttp\Psr7\LazyOpenStream;

$instance->v3->billdownload->file->get(['sink' => new LazyOpenStream('/tmp/bill.csv', 'w+'), 'query' => ['token' => 'xx']]);
