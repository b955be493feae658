$state = $instance->v3->certificates->getAsync()->then(static fn($response) => $response->getStatusCode())->wait();
