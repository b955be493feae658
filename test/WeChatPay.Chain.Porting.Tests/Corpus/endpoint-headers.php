$instance->v3->smartguide->guides->post([
  'json' => ['corpid' => '1234567890'],
  'headers' => ['Wechatpay-Serial' => '5157F09EFDC096DE15EBE81A47057A72', 'Accept' => 'application/json'],
]);
