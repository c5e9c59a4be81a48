"""Russian statements that are easily misread: elliptic ones, participles, people who act, stacked nouns."""

from __future__ import annotations

import pytest

import kr_lint
from kr_lint.model import Kind
from tests.parse.read import check_numbers, found

#: text, baseline, target, change, factor, whether a deadline is told
NUMBERS = [
    # one multiplier for both ends, money without its currency, levels below zero, a Latin letter for a preposition
    ("Выручка пекарни с 2 до 3,5 млн в месяц", 2e6, 3.5e6, None, None, False),
    ("Касса музея с 900 до 1,1 тыс. билетов в неделю", 900, 1100, None, None, False),
    ("Накопить 250 тыс. на ремонт лодки", None, 250_000, None, None, False),
    ("Прибыль кафе −2 млн → +1 млн", -2e6, 1e6, None, None, False),
    ("Счёт за хостинг c $9k до $6k", 9000, 6000, None, None, False),
    # numbers that describe, and the one that measures
    ("Заявок старше 30 дней: с 80 до 12", 80, 12, None, None, False),
    ("Долги дилеров давностью более 45 дней не выше 3 млн ₽", None, 3e6, None, None, False),
    ("PAR 30 портфеля снизить до 4,2%", None, 4.2, None, None, False),
    ("Падений приложения на 1000 запусков: с 9 до 3", 9, 3, None, None, False),
    ("Аварий не больше 4 на 1000 рейсов", None, 4, None, None, False),
    ("Чек с одного столика довести до 7 000 ₸", None, 7000, None, None, False),
    ("Список из 25 позиций закупки согласован", None, 25, None, None, False),
    ("Порядок 5С на складе запчастей", None, None, None, None, False),
    ("Смена начинается в семь утра без опозданий", None, None, None, None, False),
    # what was: asides, denied values, years, words behind the value
    ("Отзыв оставляют 30% гостей, база 18%", 18, 30, None, None, False),
    ("Рейтинг каршеринга вернуть на 4,7 (упал до 4,1)", 4.1, 4.7, None, None, False),
    ("Смена масла за 35 минут, а не за 60", 60, 35, None, None, False),
    ("Брака не 8%, а 3%", 8, 3, None, None, False),
    ("Потери зерна: 6% в 2025-м, 4% в 2026-м", 6, 4, None, None, True),
    ("Штрафов 30 за прошлый год, станет не больше 10", 30, 10, None, None, False),
    ("Время мойки вагона 50 мин, цель 30", 50, 30, None, None, False),
    ("Отказ от подписки: раньше уходило 9%, теперь 5%", 9, 5, None, None, False),
    ("Долю отмен снизить до 4%, NPS поднять с 30 до 42", None, 4, None, None, False),
    ("Баню топят не за 4 часа, а самое большее за 3", 4, 3, None, None, False),
    ("Удой 26 л/день против 21 в прошлом сезоне", 21, 26, None, None, False),
    # clauses, circumstances and descriptions before the measuring number
    ("Саженцы, которые пережили 2 зимы, составят 75%", None, 75, None, None, False),
    ("Ученики, набравшие более 60 баллов, составляют 45% класса", None, 45, None, None, False),
    ("В течение 20 дней после ремонта ломаются не более 3% насосов", None, 3, None, None, False),
    ("На участках с уклоном от 8 градусов песок лежит на 70% спусков", None, 70, None, None, False),
    ("Ответ кассы при двукратной очереди: с 5 с до 900 мс", 5, 900, None, None, False),
    ("Собрать 25 оценок гостиницы с четырьмя звёздами", None, 25, None, None, False),
    ("Укусов клеща: с 40 до 25 обращений на 10 тыс. дачников", 40, 25, None, None, False),
    ("Опоздания рейсов режем втрое", None, None, None, 1 / 3, False),
    ("Число прогулов снижено до нуля", None, 0, None, None, False),
    # shares, fractions, one without a numeral
    ("В 6 аулах из 8 есть аптека", None, 75, None, None, False),
    ("Из 40 идей цеха внедрено 30", None, 75, None, None, False),
    ("Каждый второй гость приходит по совету друга", None, 50, None, None, False),
    ("Каталог собирается не дольше часа", None, 1, None, None, False),
    ("Инструктаж прошли все грузчики", None, 100, None, None, False),
    ("Экономия воды 12% за сезон", None, None, 12, None, True),
    ("Спонсоров набрать на 4 млн ₸", None, 4e6, None, None, False),
    # times
    ("Явка на факультатив с 50 до 60% по итогам II четверти", 50, 60, None, None, True),
    ("Открыть 2 кружка в 2026/27 уч. году", None, 2, None, None, True),
    ("300 предзаказов до демо-дня", None, 300, None, None, True),
    ("По завершении уборки 90% зерна лежит под крышей", None, 90, None, None, True),
    ("8 новых клубов, дедлайн – начало августа", None, 8, None, None, True),
    ("Пруд: 3 т карпа → 5 т ко дню города", 3, 5, None, None, True),
    ("Остаток долга 40 млн ₸ на 31.12", None, 4e7, None, None, True),
    ("Ремонт вагона с 12 раб. дней до 7, к маю", 12, 7, None, None, True),
    ("Все накладные проходят сверку до отгрузки", None, 100, None, None, False),
    ("Половина путёвок на каникулы раскуплена заранее", None, 50, None, None, False),
    ("Отток гостей в первый месяц ниже 9%", None, 9, None, None, False),
    ("Повторные заказы (в течение года) с 20 до 30%", 20, 30, None, None, False),
    # reports of what was, amounts saved, standards of each, distances, channels before the values
    ("Простой стана 6 часов (по итогам мая 14)", 14, 6, None, None, False),
    ("Простой стана: сейчас это 14 часов, станет 6", 14, 6, None, None, False),
    ("Каждый курсант прошёл не менее 8 часов полёта", None, 100, None, None, False),
    ("Пробежать 5 км быстрее 24 минут", None, 24, None, None, False),
    ("Записей, сделанных через бот, с 12 до 40 в день", 12, 40, None, None, False),
    ("Лицензия получена (заявка подана в апреле)", None, None, None, None, False),
]

#: text, the kinds of faults
RESULTS = [
    # participles and past forms without an auxiliary
    ("Премьера кукольного спектакля состоялась", "activity binary-outcome"),
    ("Регламент отгрузки согласован", "activity binary-outcome"),
    ("Аудит пожарной безопасности пройден", "binary-outcome"),
    ("Все цеха переведены на новый график", "activity binary-outcome"),
    ("Устав утверждён акционерами", "binary-outcome"),
    ("Нас включили в перечень поставщиков", "binary-outcome"),
    ("Страница цен переписана, фото обновлены", "activity binary-outcome compound"),
    # nouns of doing
    ("Реализация мероприятий по озеленению двора", "activity binary-outcome"),
    ("Ремонт крыши и замена труб в клубе", "activity binary-outcome compound"),
    ("Контроль веса на линии", "activity"),
    ("Надёжный подвоз", "no-number vague"),
    ("18 занятий с тренером", "activity"),
    ("Опрос 200 пассажиров", "activity"),
    # what is won, and what is done
    ("Создать 80 рабочих мест в ауле", ""),
    ("Подключить 300 домохозяйств к водопроводу", ""),
    ("Продать 90 тонн рапса", ""),
    ("Патент на фильтр", "binary-outcome"),
    ("Первый контракт с аэропортом", "binary-outcome"),
    ("Перенести 60% отчётов в новую витрину", "activity"),
    ("Подать 5 заявок на гранты", "activity"),
    ("Собрать 90 анкет от пассажиров", "activity"),
    ("Перестать печатать накладные", "activity binary-outcome"),
    ("Вернуть 20 ушедших подписчиков", ""),
    # repeated doing
    ("Проводить планёрки на складе", "activity"),
    ("Отвечать на письма за 2 часа", "missing-baseline"),
    # people and things that act by themselves
    ("Пассажиры сами советуют нас друзьям", "no-number"),
    ("Водители выбирают нашу мойку", "no-number"),
    ("Агрономы могут вести журнал с телефона", "binary-outcome"),
    ("Приложение работает без связи", "binary-outcome"),
    ("90% мастеров прошли обучение", "missing-baseline"),
    # levels and flows
    ("Выдача книг 2 400 в месяц", "missing-baseline"),
    ("Кадров в секунду не ниже 50", "missing-baseline"),
    ("Маржа не ниже 15%, убыточных точек — ноль", "compound missing-baseline"),
    ("Волонтёры отработали 900 часов", ""),
    ("Меньше брака", "missing-target"),
    # conditions, means, places
    ("Если согласуют смету, закупить весы", "activity binary-outcome hedged"),
    ("По возможности снизить расход соли на 4%", "hedged missing-baseline"),
    ("Половина заявок подаётся через сайт", "missing-baseline"),
    ("Улучшение данных через ежедневную сверку", "method missing-target vague"),
    ("Выиграть конкурс «Лучший пекарь»", "binary-outcome"),
    ("Сделать вход в порт удобным", "no-number vague"),
    ("Не дать рейтингу катка опуститься ниже 4,5", "maintain"),
    ("Не давать долгу превысить 3%", "maintain"),
    ("Каждую субботу проверять весы", "activity"),
    ("Осмотреть 30 лодок, весящих более 200 кг", "activity"),
    # who acts: people in a plural that is spelt like the genitive, so many of them, lists that others keep
    ("Няни не боятся звонить родителям вечером", "no-number"),
    ("85% шестиклассников сдали норматив по плаванию", "missing-baseline"),
    ("Мёд пасеки включён в перечень поставщиков санатория", "binary-outcome"),
    ("Хор отобран в финал фестиваля", "binary-outcome"),
    ("Склад включён в график уборки", "activity binary-outcome"),
    ("Сборка заказа — гордость смены", "no-number"),
    # what we say we do, whether-questions, betterment by a comparative, work beside its own outcome
    ("Обзваниваем дебиторов", "activity binary-outcome"),
    ("Изучить, можно ли сушить солод на месте", "activity binary-outcome hedged"),
    ("Сделать проходную удобнее", "missing-target vague"),
    ("Открыть 2 ателье и увеличить число заказов на 300", "compound missing-baseline"),
    # a means behind the values, a channel that says what is counted
    ("Брак стекла 6% → 2% через новую печь", "method"),
    ("Записей, сделанных через бот, с 12 до 40 в день", ""),
    # amounts saved or handed over start from zero, a share saved does not
    ("Сэкономить 4 млн ₸ на упаковке", ""),
    ("Сэкономить 12% на упаковке", "missing-baseline"),
    ("Отгрузить 900 тонн ячменя", ""),
]

OBJECTIVES = [
    ("Город гордится парком, а дети не сидят дома", "objective-compound"),
    ("Сильная команда пловцов и чистый бассейн для всех", "objective-compound"),
    ("Стать опорой для пекарей района и школой, куда едут учиться", "objective-compound"),
    ("Подготовка к паводку и обновление планов эвакуации", "objective-compound objective-task"),
    ("Больше экспорта и меньше брака", "objective-compound objective-kpi"),
    ("Поднять выручку и вернуть доверие дилеров", "objective-compound"),
    ("Обеспечение повышения эффективности работы учреждения", "objective-jargon objective-vague"),
    ("Обеспечение повышения уровня посещаемости кружков", "objective-jargon objective-kpi"),
    ("Развитие персонала", "objective-vague"),
    ("Быть лучше соседей", "objective-vague"),
    ("Наладить коммуникацию между цехами", "objective-vague"),
    ("Построить отдел сбыта", "objective-task"),
    ("Сделать наш рынок любимым у горожан", ""),
    ("Снизить зависимость мельницы от одного поставщика", ""),
    ("Научиться печь хлеб без дрожжей", ""),
    ("Доказать, что ферма может кормить район", ""),
    ("Быть №1 среди пекарен", ""),
    ("Плавать с удовольствием", ""),
    ("Дальнейшее развитие отдела", "objective-vague"),
    ("Заработать 3 млн на ярмарках", "objective-kpi objective-number"),
    ("Цех растёт, а люди не выгорают", ""),
    ("Цех растёт, а склад пустеет", "objective-compound"),
    ("Быть на высоте", "objective-vague"),
    ("Быть на высоте Хан-Тенгри к рассвету", ""),
    ("Найти поставщика упаковки", "objective-task"),
    ("Новый корпус на набережной", "objective-task"),
    ("Запустить франшизу", "objective-task"),
    ("Навести порядок на складе шин", ""),
    ("Обеспечение реализации мероприятий по развитию овцеводства и козоводства", "objective-jargon"),
]

LANGUAGES = [
    "Пилот признан успешным",
    "Гости советуют нас друзьям",
    "Студенты приходят вовремя",
    "Сайт обновлён (тексты, шрифты, таблицы)",
    "Возвраты одежды из-за размера",
]


@pytest.mark.parametrize(("text", "baseline", "target", "delta", "factor", "deadline"), NUMBERS)
def test_numbers(
    text: str, baseline: float | None, target: float | None, delta: float | None, factor: float | None, deadline: bool
) -> None:
    check_numbers(text, "ru", (baseline, target, delta, factor), deadline)


@pytest.mark.parametrize(
    ("kind", "text", "kinds"),
    [("kr", *row) for row in RESULTS] + [("objective", *row) for row in OBJECTIVES],
)
def test_faults(kind: Kind, text: str, kinds: str) -> None:
    assert found(text, kind) == set(kinds.split())


@pytest.mark.parametrize("text", LANGUAGES)
def test_russian_words_tell_the_language(text: str) -> None:
    assert kr_lint.parse(text, kind="kr").language == "ru"
