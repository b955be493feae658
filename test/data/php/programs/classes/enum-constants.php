<?php

enum Scene: int
{
    case Shop = 1;
    case Online = 2;
    const Default = self::Online;

    public static function codes(): array
    {
        return array_column(self::cases(), 'value', 'name');
    }
}

echo Scene::Default->name, Scene::from(1)->name, Scene::tryFrom(9)?->name ?? 'none', "\n";
try {
    Scene::from(7);
} catch (\ValueError $e) {
    echo get_class($e);
}
