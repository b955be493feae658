<?php

use WeChatPay\BuilderChainable;

class Applyment
{
    public function __construct(private BuilderChainable $client, private string $serial)
    {
    }

    public function submit(string $code, string $name): int
    {
        $encrypt = static function (string $text): string {
            return strtoupper(md5($text));
        };
        return $this->client->v3->applyment4sub->applyment->_empty_->post([
            'json' => ['business_code' => $code, 'contact_info' => ['contact_type' => 'SUPER', 'contact_name' => $encrypt($name)]],
            'headers' => ['Wechatpay-Serial' => $this->serial],
        ])->getStatusCode();
    }
}

$applyment = new Applyment($instance, 'PUB_KEY_ID_0114232134912410000000000000');
echo $applyment->submit('APL_1', '张三'), "\n";
