<?php

final class JsapiParameters
{
    public static function make(string $appid, string $prepayId, int $time, string $nonce, callable $sign): array
    {
        $package = 'prepay_id=' . $prepayId;
        $message = implode("\n", [$appid, $time, $nonce, $package]) . "\n";
        return ['appId' => $appid, 'timeStamp' => (string) $time, 'nonceStr' => $nonce, 'package' => $package, 'signType' => 'RSA', 'paySign' => $sign($message)];
    }
}

echo json_encode(JsapiParameters::make('wx1', 'wx201', 1700000000, 'N', fn (string $text): string => base64_encode(md5($text, true))), JSON_UNESCAPED_SLASHES);
