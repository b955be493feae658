$instance->v2->risk->getpublickey->post([
  'xml' => ['mch_id' => '1900000109', 'sign_type' => 'MD5'],
  'security' => true,
  'nonceless' => true,
  'base_uri' => 'https://fraud.mch.weixin.qq.com/',
]);
