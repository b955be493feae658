$seen = 0;
$instance->v3->certificates->getAsync()->then(function($response) use (&$seen) { $seen = $response->getStatusCode(); })->wait();
echo $seen;
