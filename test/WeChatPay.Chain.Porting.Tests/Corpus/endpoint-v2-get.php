$instance->v2->appauth->getaccesstoken->get(['query' => ['mch_id' => '1900000109', 'code' => 'c']]);
