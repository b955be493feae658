use WeChatPay\Formatter;

$params = ['appId' => 'wx8888888888888888', 'timeStamp' => '1'];
echo Formatter::joinedByLineFeed(...array_values($params)), PHP_EOL;
echo Formatter::joinedByLineFeed('first', ...$params), PHP_EOL;
