<?php

use GuzzleHttp\Psr7\ServerRequest;

$request = ServerRequest::fromGlobals();
foreach ($request->getHeaders() as $name => $values) {
    if (str_starts_with($name, 'Wechatpay-') && $name !== 'Wechatpay-Signature') {
        echo $name, ': ', implode(', ', $values), "\n";
    }
}
echo $request->getMethod(), ' ', $request->getRequestTarget(), ' ', $request->getQueryParams()['shop'], ' ', count($request->getParsedBody()), ' ';
echo $request->getHeader('wechatpay-nonce')[0], ' ', json_encode($request->getHeader('x-none'));
