$instance->v3->refunds->get(['base_uri' => 'https://apihk.mch.weixin.qq.com/', 'query' => ['count' => 10, 'offset' => 0]]);
