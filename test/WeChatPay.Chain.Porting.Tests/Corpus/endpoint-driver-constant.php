use WeChatPay\ClientDecoratorInterface;

$handler = $instance->getDriver()->select(ClientDecoratorInterface::XML_BASED)->getConfig('handler');
$handler->remove('transform_response');
