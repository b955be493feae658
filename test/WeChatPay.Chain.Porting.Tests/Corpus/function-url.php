echo urlencode('a b~&'), rawurldecode('a%20b+c'), rawurlencode('a b'), urldecode('a+b%26');
