<?php
$response = $instance['v3/hire-power-bank/insurance-orders']->post([
  'json' => [
    'out_order_no' => '6e8369071cd942c0476613f9d1ce9ca3',
    'openid'       => '2323dfsdf342342',
    'notify_url'   => 'https://api.test.com',
    'service_id'   => '实例值',
  ],
]);
print_r(json_decode((string) $response->getBody(), true));
