$params = ['appId' => 'wx8888888888888888', 'package' => 'prepay_id=1'];
$params += ['package' => 'not this one', 'signType' => 'RSA'];
print_r($params + ['nonceStr' => '1']);
print_r($params);
