<?php

enum Channel
{
    case Native;
    case Jsapi;
    case H5;

    public function path(): string
    {
        return 'v3/pay/transactions/' . strtolower($this->name);
    }
}

foreach (Channel::cases() as $channel) {
    $instance->chain($channel->path())->post(['json' => ['out_trade_no' => 'e-' . $channel->name]]);
}
