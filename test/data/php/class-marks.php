<?php

use WeChatPay\BuilderChainable;

class Marks
{
    public function __construct(private BuilderChainable $client)
    {
    }

    public function mark(string $no, ?string $remark, bool $isGift): void
    {
        $this->client['v3/goldplan/merchants/changegoldplanstatus']->post(['json' => [
            'sub_mchid' => $no,
            'operation_type' => $isGift ? 'OPEN' : 'CLOSE',
            'remark' => $remark,
        ]]);
    }
}

$marks = new Marks($instance);
$marks->mark('1900000109', null, true);
$marks->mark('1900000109', 'none', false);
