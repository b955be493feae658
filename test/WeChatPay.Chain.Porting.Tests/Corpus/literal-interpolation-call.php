$response = $instance->v3->certificates->get();
echo "status {$response->getStatusCode()}";
