/* Text from before Unicode is recognised in every encoding, as bytes and read wrongly; right text
 * never is. */
#include "base/legacy_text.h"

#include "base/mem.h"
#include "base/str.h"
#include "unit/base/legacy_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static enum legacy legacy_of(const char *text)
{
	struct legacy_score score = { 0 };

	legacy_judge(&score, text);
	return legacy_verdict(&score);
}

static enum legacy legacy_of_bytes(const struct str *bytes)
{
	struct legacy_score score = { 0 };

	legacy_judge_bytes(&score, bytes->text, bytes->len);
	return legacy_verdict(&score);
}

static void legacy_expect(enum legacy legacy, const char *text)
{
	struct str bytes, misread;

	str_init(&bytes);
	str_init(&misread);
	assert_true(legacy_form(&bytes, legacy, text));
	legacy_misread(&misread, bytes.text, bytes.len);
	if (legacy_of(misread.text) != legacy)
		print_error("%s as %s: %s\n", text, legacy_name(legacy), misread.text);
	assert_int_equal(legacy_of(misread.text), legacy);
	assert_int_equal(legacy_of_bytes(&bytes), legacy);
	str_release(&bytes);
	str_release(&misread);
}

/* Each of these alone, in each of the encodings. */
static void test_sentences(void **state)
{
	static const char *const text[] = {
		"Sở Thông tin và Truyền thông Thành phố Hồ Chí Minh",
		"Tỷ lệ dịch vụ công trực tuyến mức độ 4",
		"Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng",
		"Hộ gia đình có đường Internet cáp quang băng rộng",
		"Số doanh nghiệp nhỏ và vừa sử dụng nền tảng số",
		"Tỉnh Thừa Thiên Huế, đã làm tròn số",
		"Bà Rịa - Vũng Tàu; Lạng Sơn; Cần Thơ",
		"Người dân trưởng thành có tài khoản thanh toán điện tử",
		"Báo cáo kết quả thực hiện kỳ III năm 2022",
	};

	(void)state;
	for (enum legacy l = LEGACY_NONE + 1; l < LEGACY_MAX; l++)
		for (size_t n = 0; n < ARRAY_LEN(text); n++)
			legacy_expect(l, text[n]);
}

/* The provinces' names, each of which proves little alone; where one is a name in two encodings,
 * both are as good. */
static void test_provinces(void **state)
{
	(void)state;
	for (enum legacy l = LEGACY_NONE + 1; l < LEGACY_MAX; l++) {
		struct legacy_score bytes_sum = { 0 }, misread_sum = { 0 };

		for (size_t n = 0; n < ARRAY_LEN(legacy_provinces); n++) {
			struct str bytes, misread;
			struct legacy_score one = { 0 };

			str_init(&bytes);
			str_init(&misread);
			assert_true(legacy_form(&bytes, l, legacy_provinces[n]));
			legacy_misread(&misread, bytes.text, bytes.len);
			legacy_judge_bytes(&bytes_sum, bytes.text, bytes.len);
			legacy_judge(&one, misread.text);
			legacy_add(&misread_sum, &one);
			assert_true(one.good[l] >= one.good[legacy_verdict(&one)]);
			str_release(&bytes);
			str_release(&misread);
		}
		assert_int_equal(legacy_verdict(&bytes_sum), l);
		assert_int_equal(legacy_verdict(&misread_sum), l);
	}
}

/* As people meet it. */
static void test_seen(void **state)
{
	static const struct {
		const char *text;
		enum legacy legacy;
	} rows[] = {
		{ "Hµ Néi", LEGACY_TCVN3 },
		{ "TP. Hå ChÝ Minh", LEGACY_TCVN3 },
		{ "Céng hßa x· héi chñ nghÜa ViÖt Nam", LEGACY_TCVN3 },
		{ "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", LEGACY_TCVN3 },
		{ "§µ N½ng", LEGACY_TCVN3 },
		{ "HaØ Noäi", LEGACY_VNI },
		{ "Haø Noäi", LEGACY_VNI },
		{ "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA", LEGACY_VNI },
		{ "Thaønh phoá Ñaø Naüng", LEGACY_VNI },
		{ "Viêòt Nam, Thuòy Ðiêòn", LEGACY_CP1258 },
		{ "Ðà Nçng, Vi®t Nam", LEGACY_VISCII },
		{ "HÃ  Ná»™i", LEGACY_UTF8 },
		{ "Äà Náºµng", LEGACY_UTF8 }, /* half of it was mended by hand */
		{ "Ä\xc2\x90Ã\xc2\xa0 Náºµng", LEGACY_UTF8 },
		{ "Há»“ ChÃ\xc2\xad Minh", LEGACY_UTF8 },
		{ "the ministryâ€™s share", LEGACY_UTF8 },
		{ "PrÃ©fecture", LEGACY_UTF8 },
		{ "25 Â°C", LEGACY_UTF8 },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		if (legacy_of(rows[n].text) != rows[n].legacy)
			print_error("%s\n", rows[n].text);
		assert_int_equal(legacy_of(rows[n].text), rows[n].legacy);
	}
}

/* Right text, each alone and all of it together. */
static void test_right(void **state)
{
	static const char *const text[] = {
		"",
		"Ha Noi, Viet Nam",
		"57,8 60.1 -3 1.050",
		"µ",
		"Ø",
		"Ø 50 mm, 12 µm, 3 µg/m³, 5 µl, µA",
		"m², km², M², 100 m³, 5 °C, ±2, 3½, §5, § 12, No. 3ª, 1º",
		"«oui» “so” ‘it’ — … – • © 2022 ® ™ Microsoft® Windows™",
		"Hà Nội, Hải Phòng, Đà Nẵng, Thành phố Hồ Chí Minh",
		"HÀ NỘI, LÀO CAI, XÃ, PHÂN, “XÃ” «XÃ» XÃ… XÃ– XÃ— XÃ’ (PHÂN)",
		"XÃ\u00A0HỘI, XÃ\u00A0AN, HÀ\u00A0NAM, CÀ\u00A0MAU, GIÁ, GIÂY, QUÝ, MÊ",
		"Lào Cai, Hà Giang, Thanh Hóa, Thái Bình, Trà Vinh, Hòa Bình, Hoà Bình",
		"Krông Nô, Ea H'Leo, Đắk Mil, Chư Sê, Cư M'gar, Pa Nang, Lắk",
		"Tỷ lệ dịch vụ công trực tuyến; tỉ lệ; thuở; khuỷu; nghiêng; giếng; quốc; quỳnh",
		"Việt Nam – Thụy Điển; café, rèm, mã số",
		"La Réunion, où l'été dure; là où, dû, sûr, forêt, maïs, Noël, thaï, naïf, ouïe",
		"Côte d'Ivoire, São Tomé, Curaçao, Zürich, Åland, Malmö, Bjørn, Sørensen",
		"naïve, façade, résumé, coöperate, piñata, jalapeño, über",
		"Préfecture: été comme hiver, à côté de l'hôtel, ça va déjà très bien",
		"Ελλάδα, Россия, 日本, 한국, ไทย, 😀",
		"thaï",
		"où",
		"où",
	};
	struct legacy_score all = { 0 };

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(text); n++) {
		struct legacy_score one = { 0 };

		legacy_judge(&one, text[n]);
		legacy_add(&all, &one);
		if (legacy_verdict(&one) != LEGACY_NONE)
			print_error("%s: %s\n", text[n], legacy_name(legacy_verdict(&one)));
		assert_int_equal(legacy_verdict(&one), LEGACY_NONE);
		assert_int_equal(legacy_verdict(&all), LEGACY_NONE);
	}
	for (size_t n = 0; n < ARRAY_LEN(legacy_provinces); n++)
		assert_int_equal(legacy_of(legacy_provinces[n]), LEGACY_NONE);
}

/* Western text in its own encoding is none of these. */
static void test_bytes(void **state)
{
	static const char *const text[] = {
		"caf\xe9, r\xe9sum\xe9, na\xefve",
		"Un pr\xe9 : \xe9t\xe9 comme hiver, \xe0 c\xf4t\xe9 de l'h\xf4tel",
		"H\xe0 Nam, Th\xe1i B\xecnh",
		"\xff\xfe\x80",
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(text); n++) {
		struct str bytes;

		str_init(&bytes);
		str_add(&bytes, text[n]);
		assert_int_equal(legacy_of_bytes(&bytes), LEGACY_NONE);
		str_release(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences), cmocka_unit_test(test_provinces),
		cmocka_unit_test(test_seen),      cmocka_unit_test(test_right),
		cmocka_unit_test(test_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
