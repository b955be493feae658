$options = ['json' => ['mchid' => '1']];
$instance->v3->pay->post($options);
