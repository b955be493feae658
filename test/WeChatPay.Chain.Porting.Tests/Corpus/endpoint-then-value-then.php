$instance->v3->certificates->getAsync()
->then(static function(\Psr\Http\Message\ResponseInterface $response) { return json_decode((string) $response->getBody(), true); })
->then(static function($data) { print_r($data); })
->wait();
