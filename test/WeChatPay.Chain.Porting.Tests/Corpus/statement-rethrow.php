try {
  $instance->v3->certificates->get();
} catch (\GuzzleHttp\Exception\RequestException $e) {
  try {
    echo $e->getMessage(), PHP_EOL;
  } finally {
    if (!$e->hasResponse()) {
      throw $e;
    }
  }
  throw $e;
}
