$response = $instance['v3/pay/transactions/app']->post(['json' => ['appid' => 'wx1', 'description' => "Image形象店-深圳腾大-QQ公仔"]]);
