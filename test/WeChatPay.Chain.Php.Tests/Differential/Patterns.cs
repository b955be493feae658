namespace WeChatPay.Php.Tests.Differential;

/// <summary>The arguments that each operator and function is tried with.</summary>
internal static class Patterns
{
    public static readonly (string Name, string Pattern)[] All =
    [
        ("add", "v v"), ("add", "a a"), ("subtract", "v v"), ("multiply", "v v"), ("divide", "v v"), ("modulo", "v v"), ("power", "v {0|1|2|3|5|-1|63}"),
        ("negate", "v"), ("plus", "v"), ("concat", "v v"), ("compare", "x x"), ("compare", "v v"), ("less", "x x"), ("lessOrEqual", "v v"),
        ("greater", "v v"), ("greaterOrEqual", "x x"), ("equal", "x x"), ("equal", "v v"), ("equal", "L L"), ("identical", "x x"), ("identical", "M M"),
        ("bitAnd", "v v"), ("bitOr", "v v"), ("bitXor", "v v"), ("bitNot", "v"), ("shiftLeft", "i i"), ("shiftRight", "i i"), ("increment", "v"),
        ("decrement", "v"), ("toArray", "x"), ("toObject", "t"), ("spread", "a a"), ("at", "x v v"), ("probe", "x v v"), ("empty", "x"), ("isset", "x"),
        ("set", "t v x"), ("set2", "t w w x"), ("append", "t x"), ("unset", "t v x"), ("copy", "t w x"), ("var_export", "x"), ("var_export", "o"),
        ("print_r", "x"), ("print_r", "o"), ("var_dump", "x"), ("echo", "x"), ("parse_str", "s"),
        ("parse_str", "{a=1&b[]=2&b[]=3|a[b][c]=1&a[b][d]=2|a.b=1&c\\sd=2|a[=1|[a]=1|a=1&a=2|=1|&&|a[b=1|a[]=1&a[x]=2|%61=%20+b}"), ("strval", "x"),
        ("intval", "x"), ("intval", "s {0|2|8|10|16|36}"), ("floatval", "x"), ("boolval", "x"), ("is_numeric", "x"), ("is_int", "x"), ("is_float", "x"),
        ("is_string", "x"), ("is_bool", "x"), ("is_array", "x"), ("is_null", "x"), ("is_scalar", "x"), ("gettype", "x"), ("get_debug_type", "x"),
        ("is_nan", "d"), ("is_finite", "d"), ("is_infinite", "d"), ("strlen", "v"), ("substr", "s k ? k"), ("substr", "s i ? i"), ("str_contains", "s s"),
        ("str_contains", "s w"), ("str_starts_with", "s w"), ("str_ends_with", "s w"), ("strpos", "s w ? k"), ("stripos", "s w ? k"), ("strrpos", "s w ? k"),
        ("strripos", "s w ? k"), ("strstr", "s w ? b"), ("stristr", "s w ? b"), ("strrchr", "s w"), ("substr_count", "s w ? k k"),
        ("substr_replace", "s s k ? k"), ("explode", "{,|\\s|b||支} s ? k"), ("implode", "w l"), ("implode", "l"), ("join", "s L"), ("strtoupper", "s"),
        ("strtolower", "s"), ("ucfirst", "s"), ("lcfirst", "s"), ("ucwords", "s ? {,|-|\\s|a..c}"), ("trim", "s ? {a|a..z|/|\\s|0..9}"),
        ("ltrim", "s ? {a|a..z|/|0}"), ("rtrim", "s ? {a|a..z|/|0}"), ("chop", "s"), ("strrev", "s"), ("str_repeat", "s k"), ("str_pad", "s k ? s {0|1|2|3}"),
        ("str_split", "s ? k"), ("chunk_split", "s ? k w"), ("wordwrap", "s ? k w b"), ("nl2br", "s ? b"), ("addslashes", "s"), ("stripslashes", "s"),
        ("str_replace", "w w s"), ("str_replace", "L w s"), ("str_replace", "L L s"), ("str_replace", "L L L"), ("str_ireplace", "w w s"),
        ("str_ireplace", "L L s"), ("strtr", "s s s"), ("strtr", "s M"), ("strcmp", "s s"), ("strcasecmp", "s s"), ("strncmp", "s s k"),
        ("strncasecmp", "s s k"), ("sprintf", "{%s|%5s|%-5s|%05d|%d|%u|%x|%X|%o|%b|%c|%+d|%5.1s|%'*8s|%%|%1$s\\s%1$s} v"),
        ("sprintf", "{%.2f|%f|%8.3f|%-8.1f|%08.2f|%+.1f|%e|%.3e|%E|%F|%.0f|%.15f} n"), ("sprintf", "{%g|%G|%.3g|%.10g} D"),
        ("sprintf", "{%s-%s|%2$s-%1$s|%s\\s%d\\s%.2f|%d%%|%z|%|%1$s} v v"), ("vsprintf", "{%s|%s\\s%s|%05.1f} l"), ("number_format", "n ? k w w"),
        ("number_format", "D ? k"), ("ord", "s"), ("chr", "i"), ("base64_encode", "s"), ("base64_decode", "s ? b"),
        ("base64_decode", "{YWJj|YWI=|YQ==|YQ|YQ=|Y|=|YW=Jj|YWJj\\sZGVm|5pSv5LuY|_-8=|AAAA} ? b"), ("bin2hex", "s"), ("hex2bin", "s"),
        ("hex2bin", "{00ff|e694af|0|zz|}"), ("md5", "s ? b"), ("sha1", "s ? b"), ("crc32", "s"), ("hash", "{md5|sha1|sha256|SHA512|sha384|crc32b} s ? b"),
        ("hash_hmac", "{md5|sha1|sha256|sha512} s s ? b"), ("hash_equals", "v v"), ("urlencode", "s"), ("urldecode", "s"), ("rawurlencode", "s"),
        ("rawurldecode", "s"), ("urldecode", "{%E6%94%AF|%zz|a%2|+%2B|%00}"), ("http_build_query", "t"), ("http_build_query", "t {p_|null} {;|null} {1|2}"),
        ("parse_url", "{https://a.b/c?d=e#f|//a/b|a:80|/a/b?c|http://u:p@h:8080/x|mailto:a@b|http:///a|a?b#c|http://a:b|http://h:99999/|?a|#a|file:///a|"
            + "http://[::1]:80/|x:y|http://a?b|http://h:|/a:80|/x:1/y|a:1/b|:80|}"),
        ("parse_url", "s"), ("parse_url", "{https://a.b/c?d=e#f|//a/b} {0|1|2|5|6|7|-1|9}"), ("count", "a"), ("count", "t {0|1}"), ("array_keys", "t"),
        ("array_keys", "m v ? b"), ("array_values", "t"), ("array_key_exists", "w t"), ("in_array", "v l ? b"), ("in_array", "w M ? b"),
        ("array_search", "v m ? b"), ("array_merge", "a a"), ("array_merge", "m m m"), ("array_merge_recursive", "t t"), ("array_replace", "a a"),
        ("array_combine", "L L"), ("array_flip", "M"), ("array_flip", "l"), ("array_fill", "k k v"), ("array_fill_keys", "L v"), ("array_pad", "m k v"),
        ("range", "k k"), ("range", "k k {1|2|3|-1|0}"), ("range", "{a|z|A|C|0|5|1.5} {e|a|Z|10|3|0.5}"),
        ("range", "{0|1|10} {1|2|5} {0.1|0.5|0.25|2.5|1.0|-0.5}"), ("array_slice", "m k ? k b"), ("array_splice", "m k ? k l"), ("array_reverse", "m ? b"),
        ("array_chunk", "m k ? b"), ("array_column", "t w"), ("array_diff", "m m"), ("array_diff_key", "m m"), ("array_diff_assoc", "m m"),
        ("array_intersect", "m m"), ("array_intersect_key", "m m"), ("array_intersect_assoc", "M M"), ("array_unique", "m"), ("array_unique", "L"),
        ("array_count_values", "L"), ("array_sum", "m"), ("array_product", "m"), ("max", "v v"), ("max", "I"), ("max", "L"), ("min", "v v"), ("min", "I"),
        ("min", "L"), ("max", "x x x"), ("min", "x x x"), ("array_push", "m v v"), ("array_pop", "m"), ("array_shift", "m"), ("array_unshift", "m v v"),
        ("array_key_first", "t"), ("array_key_last", "t"), ("array_is_list", "t"), ("array_filter", "m"), ("array_filter", "m @truthy {0|2}"),
        ("array_filter", "m @join {1}"), ("array_map", "@double M"), ("array_map", "@join L L"), ("array_map", "{null} L L"), ("array_reduce", "M @join v"),
        ("array_change_key_case", "M {0|1}"), ("sort", "L"), ("sort", "I"), ("sort", "L {1|2|10}"), ("rsort", "I"), ("rsort", "L {2}"), ("asort", "M"),
        ("arsort", "M {2}"), ("arsort", "I"), ("ksort", "M"), ("ksort", "m {2}"), ("krsort", "M"), ("usort", "I @spaceship"), ("usort", "L @smaller"),
        ("uasort", "M @smaller"), ("uksort", "M @smaller"), ("abs", "n"), ("round", "n ? k"), ("round", "D {0|1|2|3|-1|-2}"), ("round", "q {0|1|2}"),
        ("round", "D {0|1|2} {1|2|3|4}"), ("floor", "n"), ("ceil", "n"), ("intdiv", "i i"), ("fmod", "d d"), ("fdiv", "d d"), ("sqrt", "d"),
        ("pow", "v {0|1|2|3|-1}"), ("dechex", "i"), ("decbin", "i"), ("decoct", "i"), ("hexdec", "s"), ("bindec", "s"), ("octdec", "s"),
        ("base_convert", "w {2|10|16|36} {2|10|16|36}"), ("base_convert", "s {10|16|36|37} {2|36|1}"), ("bcadd", "q q ? {0|1|2|5}"),
        ("bcsub", "q q ? {0|1|2|5}"), ("bcmul", "q q ? {0|1|2|5}"), ("bcdiv", "q q ? {0|1|2|5}"), ("bcmod", "q q ? {0|1|2|5}"),
        ("bcpow", "q {0|1|2|3|-1|-2} ? {0|1|2|5}"), ("bccomp", "q q ? {0|1|2|5}"), ("bcadd", "s s {2}"), ("json_encode", "x"),
        ("json_encode", "x {64|128|256|1024|16|192|448|15}"), ("json_encode", "o"), ("json_decode", "s ? {null|0|1}"),
        ("json_decode", "{{\"a\":1,\"b\":[1,2.50,{}]}|[]|{}|1e2|-0|-0.0|12345678901234567890|1.0|\"\\u652f\"|[1,]|{\"a\":{\"1\":2}}|nul|\\s1\\s|{\"\":1}} {0|"
            + "1}"),
        ("preg_match", @"{/a(b)?(c)?/¦/^\d+$/¦/(?<year>\d{4})-(\d\d)/¦/\w+/u¦/支(.)/u¦/[^a-z]+/i¦~/v3/(.*)~¦/\bb\b/¦/(a)|(b)/¦/^\s*$/¦/[[:alpha:]]+/¦/x*?/¦"
            + @"/[\x{4e00}-\x{9fff}]+/u} s"),
        ("preg_match_all", @"{/a(b)?/¦/\d/¦/\w+/u¦/./u¦/x*/¦/(?<n>[a-z])(\d)?/i¦/a*?/¦/|a/} s"),
        ("preg_replace", @"{/a/¦/(\w)(\d)?/¦/\s+/¦/[^0-9]/¦/x*/¦/./u} {-¦<$1>¦\\$0¦${1}x\2¦} s ? k"),
        ("preg_split", @"{/,/¦/[\s,]+/¦//¦/(-)|,/¦/\d/¦//u} s ? {-1|0|1|2|3} {0|1|2|3}"), ("preg_quote", "s ? {/|#|~}"),
        ("date", @"{Y-m-d H:i:s¦YmdHis¦c¦r¦U¦D, d M Y¦jS F y, g:i a¦N w z t L W o B¦\\Y\\m e T P p O Z I¦u v G h A¦Y-m-d\\TH:i:sP} T"),
        ("gmdate", @"{Y-m-d H:i:s¦c¦r e T I} T"),
        ("strtotime", @"{now¦today¦tomorrow¦yesterday¦midnight¦noon¦+1 day¦-2 weeks¦+1 month¦-13 months¦next month¦last year¦first day of next month¦"
            + @"last day of this month¦last day of previous month¦+30 minutes¦-3600 seconds¦3 days ago¦+1 day +2 hours¦tomorrow 12:30¦2024-01-31¦"
                + @"2024-02-30 10:11:12¦2024-13-01¦2024/03/05¦20240305¦20240305101112¦2024-01-31T23:59:59+08:00¦2024-01-31T23:59:59Z¦2024-01-31T23:59:59.123Z¦"
                    + @"2024-01-31 +1 month¦@1700000000¦@-5¦12:30¦12:30:45¦25:00¦2024-01-31 23:59:59 +0900¦first day of january¦next year¦last week¦"
                        + @"+1 fortnight¦1 week¦2024-1-5¦1988-05-01 00:30:00¦last day of february¦today 24:00} T"),
        ("mktime", "{0|23|-5|30} {0|59|70} {0|59|-10} {1|2|13|0} {1|31|-3|29} {2024|1988|2023|69|70|1970}"),
        ("gmmktime", "{0|23|-5|30} {0|59|70} {0|59|-10} {1|2|13|0} {1|31|-3|29} {2024|1988|2023}"),
        ("checkdate", "k {0|1|29|30|31|32} {2023|2024|1900|2000}"),
        ("date_of", "{UTC|Asia/Shanghai|+05:30|America/New_York|-02:00} {c|Y-m-d\\sH:i:s\\sP|U\\sO\\se\\sI} T"),
        ("date_modify", @"{UTC¦Asia/Shanghai¦America/New_York} T {+1 day¦+1 month¦first day of next month¦tomorrow¦-3 hours¦12:30¦last day of this month¦"
            + @"+90 minutes¦2024-03-10}"),
        ("array_walk", "M @join"), ("lcfirst", "w"), ("array_key_exists", "v M"), ("mb_strlen", "s"), ("mb_substr", "s k ? k"), ("mb_strpos", "s w ? k"),
        ("mb_strrpos", "s w"), ("mb_str_split", "s ? {1|2|3}"), ("mb_substr_count", "s w"), ("mb_check_encoding", "s"), ("htmlspecialchars", "s"),
        ("htmlspecialchars_decode", "s"), ("ctype_digit", "s"), ("ctype_alpha", "s"), ("ctype_alnum", "s"), ("ctype_upper", "s"), ("ctype_lower", "s"),
        ("ctype_space", "s"), ("ctype_xdigit", "s"), ("ctype_punct", "s"), ("basename", "s ? w"), ("dirname", "s"),
    ];
}
