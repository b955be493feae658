$promise = $instance->v3->certificates->getAsync();
$promise->then(function($response) { print_r(json_decode((string) $response->getBody(), true)); });
echo $promise->getState();
$response = $promise->wait();
echo $response->getStatusCode();
