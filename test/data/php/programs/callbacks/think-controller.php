<?php

namespace app\controller;

use think\facade\Log;
use think\Request;
use think\Response;
use WeChatPay\Crypto\AesGcm;

class Notify extends \app\BaseController
{
    public function index(Request $request): Response
    {
        $serial = $request->header('wechatpay-serial');
        $body = $request->getContent();
        $data = json_decode($body, true);
        Log::info('callback from ' . substr($serial, 0, 10));
        $resource = $data['resource'];
        $plain = AesGcm::decrypt($resource['ciphertext'], config('wechat.apiv3_key'), $resource['nonce'], $resource['associated_data']);
        $order = json_decode($plain, true);
        if ($order['amount']['total'] !== $request->param('total/d', 1990)) {
            return json(['code' => 'FAIL', 'message' => '金额不符'], 400);
        }
        return json(['code' => 'SUCCESS', 'message' => '成功/ok']);
    }
}

$reply = (new Notify())->index(request());
echo $reply->getCode(), ' ', $reply->getContent(), "\n";
