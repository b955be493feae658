$instance->{'v3/pay'}->transactions->native->post(['json' => ['appid' => 'wx1']]);
