<?php

$url = 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx2016121516420242444321ca0631331346&package=1405458241';
$parts = parse_url($url);
parse_str($parts['query'], $query);
echo $parts['host'], ' ', $query['prepay_id'], ' ', $url . '&redirect_url=' . urlencode('https://shop.example/?a=b&c=支付');
