$res = $instance
->chain('v3/pay/transactions/id/{transaction_id}')
->getAsync(['transaction_id' => '1217752501201407033233368018', 'query' => ['mchid' => '1230000109']])
->wait();
