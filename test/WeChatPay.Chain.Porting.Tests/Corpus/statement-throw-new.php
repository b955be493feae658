try {
  throw new \RuntimeException('no');
} catch (\Exception $e) {
  throw new \Exception('why');
}
