<?php

$openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';
$response = $instance->v3->marketing->favor->users->_openid_->coupons->get(['openid' => $openid, 'query' => ['appid' => 'wx1']]);
foreach (json_decode((string) $response->getBody())->data as $coupon) {
    echo $coupon->id, ' ', $coupon->amount > 3 ? 'large' : 'small', "\n";
}
