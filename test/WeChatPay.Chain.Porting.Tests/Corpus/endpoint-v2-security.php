$instance->chain('v2/secapi/pay/refund')->postAsync([
  'xml' => ['mch_id' => '1900000109', 'refund_fee' => 1],
  'security' => true,
])->wait();
