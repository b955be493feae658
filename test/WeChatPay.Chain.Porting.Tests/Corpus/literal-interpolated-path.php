$no = "n1";
$instance->chain("v3/pay/transactions/out-trade-no/{$no}/close")->post(['json' => ['mchid' => '1']]);
