$instance->v3->marketing->busifavor->stocks->post([
  'body' => json_encode(['stock_name' => '8月1日活动券'], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES),
  'headers' => ['Content-Type' => 'application/json'],
]);
