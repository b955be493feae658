echo substr('abcdef', 1, 3), substr('abc', -2), strtoupper('abc'), strtolower('ABC'), strlen('支付'), trim(' a '), ucfirst('abc');
