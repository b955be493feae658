try {
  $response = $instance->v3->certificates->get();
} catch (\Throwable $e) {
  echo $e->getMessage();
}
if ($response) { echo $response->getStatusCode(); }
