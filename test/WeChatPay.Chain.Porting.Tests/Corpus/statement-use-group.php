use WeChatPay\{Builder, Formatter as F};
use WeChatPay\Crypto\{
  Rsa,
  Hash,
};

echo strlen(F::nonce()), Hash::ALGO_MD5, Rsa::KEY_TYPE_PUBLIC, PHP_EOL;
