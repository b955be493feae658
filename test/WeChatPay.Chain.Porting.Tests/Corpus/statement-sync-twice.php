$response = $instance->v3->certificates->get();
echo $response->getStatusCode();
$response = $instance->v3->certificates->get();
print_r(json_decode((string) $response->getBody(), true));
echo $response->getHeaderLine('Request-ID');
if ($response->hasHeader('X')) { print_r($response->getHeaders()); }
