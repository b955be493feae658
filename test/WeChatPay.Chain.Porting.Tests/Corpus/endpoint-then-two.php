$instance->v3->certificates->getAsync()->then(function($response) { echo $response->getStatusCode(); }, function(\Throwable $e) { echo $e->getMessage(); })->wait();
