<?php

$partner = ['sp_mchid' => '1900000109', 'sub_mchid' => '1900000110'];
$response = $instance->v3->pay->partner->transactions->id->_transaction_id_->get(['transaction_id' => '4200000985', 'query' => $partner]);
echo $response->getBody()->getSize() > 0 ? 'body' : 'empty';
