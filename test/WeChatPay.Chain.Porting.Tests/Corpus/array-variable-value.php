$amount = ['total' => 1, 'currency' => 'CNY'];
$instance->v3->pay->post(['json' => ['amount' => $amount]]);
